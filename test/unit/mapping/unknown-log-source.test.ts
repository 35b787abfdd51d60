import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

const { converter } = await createConverter({ targets: ['asim'] });

/** A name is only suggested where the log source would have a table with it. */
test.each([
  ['product: windows, category: proces_creation', 'process_creation'],
  ['product: windws, category: process_creation', 'windows'],
  ['product: windws, category: proces_creation', 'windows process_creation'],
  ['product: linux, service: auditd', ''],
  ['product: linux, category: registry_sett', ''],
  ['product: windows, service: powershell', ''],
])('%s: %s', (logsource, names) => {
  const text = `title: x
logsource: { ${logsource} }
detection: { selection: { Image: x }, condition: selection }
`;
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  const message =
    result?.diagnostics.find(({ code }) => code === 'logsource-unmapped')?.message ?? 'no finding';
  expect(message).toMatch(/^Target `asim` has no table for /);
  expect(Array.from(message.matchAll(/Did you mean `([^`]+)`\?/g), ([, name]) => name).join(' ')).toBe(names);
});
