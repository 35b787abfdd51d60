import { formats, type FormatName } from '../../backends/kql/formats/index.ts';
import type { RuleSettings } from '../../src/config/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { formatInput } from '../support/formats.ts';

/** A rule with a bit of everything that formats carry over. */
export const example = `
title: Encoded command of a scripting host
id: 5f4dcc3b-5aa7-4c5d-9d3a-2b1f0e6c7a81
status: stable
level: high
description: |
  Finds scripting hosts that were given an encoded command.
author: Example Author
date: 2024-03-07
references: [https://example.com/report]
falsepositives: [Deployment tools]
tags: [attack.execution, attack.t1059.001, attack.stealth, attack.g0016]
logsource: { category: process_creation, product: windows }
detection:
  selection:
    Image|endswith: '\\powershell.exe'
    CommandLine|contains: ' -enc '
  condition: selection
`;

/** The text of a rule in a format; fails if the format refuses it. */
export function rendered(
  format: FormatName,
  rule: string,
  settings: Partial<RuleSettings> = {},
  targets: readonly string[] = ['asim', 'native'],
): string {
  const diagnostics = new Diagnostics();
  const text = formats[format].render(formatInput(rule, settings, targets), diagnostics);
  if (text === undefined) throw new Error(diagnostics.list.map(({ message }) => message).join('\n'));
  return text;
}
