import { checkSources } from '../../src/pipeline/check.ts';
import type { DiagnosticCode } from '../../src/diagnostics/index.ts';
import { placeOf } from './parsing.ts';

/** A rule of which a check has nothing to say; line 14 on are the tests of its selection. */
const good = `title: Whoami As System
id: 869aff82-2653-4a35-b794-c456c539de5b
status: test
description: Detects a look at the own account
author: Jane Doe
date: 2024-08-30
level: low
logsource:
  category: process_creation
  product: windows
detection:
  selection:
`;

/** The good rule with these lines in its selection, which are line 13 and the following. */
export function ruleWithTests(tests: readonly string[], condition = 'selection'): string {
  return `${good}${tests.map((line) => `    ${line}\n`).join('')}  condition: ${condition}\n`;
}

/** The good rule with an attribute set to other YAML, which replaces the line or follows as the last one. */
export function ruleWith(attribute: string, yaml: string): string {
  const rule = ruleWithTests(["Image|endswith: '\\whoami.exe'"]);
  const line = new RegExp(`^${attribute}: .*\n`, 'm');
  const written = yaml === '' ? '' : `${attribute}: ${yaml}\n`;
  return line.test(rule) ? rule.replace(line, () => written) : rule + written;
}

/** The findings with this code about a text, as `code line:column`. */
export function findings(
  code: DiagnosticCode,
  text: string,
  path = 'process_creation_test.yml',
): readonly string[] {
  const { diagnostics } = checkSources([{ path, text }]);
  return diagnostics.filter((finding) => finding.code === code).map(placeOf);
}

/** The advice of the findings with this code. */
export function helps(code: DiagnosticCode, text: string): readonly (string | undefined)[] {
  const { diagnostics } = checkSources([{ path: 'process_creation_test.yml', text }]);
  return diagnostics.filter((finding) => finding.code === code).map(({ help }) => help);
}
