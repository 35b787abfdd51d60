import { expect, test } from 'vitest';
import { judgeTechnique, tactics, tacticTags, techniqueName } from '../../../src/attack/index.ts';
import { techniques } from '../../../src/attack/techniques.ts';

test.each([
  ['t1059', 'known'],
  ['t1059.001', 'known'],
  ['t1562.001', 'known'],
  ['t1685.001', 'known'],
  ['t1059.999', 'known'],
  ['t1700', 'known'],
  ['t0801', 'known'],
  ['t1398', 'known'],
  ['t1086', 'unknown'],
  ['t1500', 'unknown'],
  ['t0001', 'unknown'],
  ['t1053.001', 'unknown'],
  ['t1574.002', 'unknown'],
  ['t1059.000', 'unknown'],
  ['t105', 'malformed'],
  ['t10590', 'malformed'],
  ['t1059.1', 'malformed'],
  ['t1059.', 'malformed'],
  ['tactic', 'malformed'],
] as const)('%s is %s', (tag, judgement) => {
  expect(judgeTechnique(tag)).toBe(judgement);
});

test.each([
  ['T1059', 'Command and Scripting Interpreter'],
  ['t1059.001', 'Command and Scripting Interpreter: PowerShell'],
  ['T1003.008', 'OS Credential Dumping: /etc/passwd and /etc/shadow'],
  ['T1547.001', 'Boot or Logon Autostart Execution: Registry Run Keys / Startup Folder'],
  ['T1059.099', undefined],
  ['T9999', undefined],
])('the name of %s', (id, name) => {
  expect(techniqueName(id)).toBe(name);
});

test('the pinned vocabulary is whole', () => {
  expect(techniques.size).toBe(224);
  const subTechniques = [...techniques.values()].flatMap((technique) => [...technique.subTechniques]);
  expect(subTechniques).toHaveLength(486);
  for (const [number, name] of subTechniques) expect(`${number} ${name}`).toMatch(/^\d{3} \S.*\S$/);
  for (const [id, { name }] of techniques) expect(`${id} ${name}`).toMatch(/^T1\d{3} [A-Z].*\S$/);
});

test('tactics have a tag, and the one that was split names its successors', () => {
  expect(tactics).toHaveLength(21);
  for (const { name, tag } of tactics) expect(tag).toBe(name.toLowerCase().replaceAll(' ', '-'));
  const replaced = tactics.filter(({ replacedBy }) => replacedBy !== undefined);
  expect(replaced.map(({ tag, replacedBy }) => [tag, replacedBy])).toEqual([
    ['defense-evasion', ['stealth', 'defense-impairment']],
  ]);
  expect(replaced.flatMap(({ replacedBy = [] }) => replacedBy).every((tag) => tacticTags.has(tag))).toBe(
    true,
  );
});
