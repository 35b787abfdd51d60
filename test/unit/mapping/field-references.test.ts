import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

const { converter } = await createConverter({ targets: ['asim'] });

test.each<[category: string, tested: string, condition: string, effects: readonly string[]]>([
  ['process_creation', 'Image|fieldref: ParentImage', 'tested', []],
  // Some rows hold another name where the original one is looked for.
  ['process_creation', 'Image|endswith|fieldref: OriginalFileName', 'tested', ['wider']],
  ['process_creation', 'Image|endswith|fieldref: OriginalFileName', 'beside and not tested', ['narrower']],
  ['process_creation', 'OriginalFileName|startswith|fieldref: Image', 'tested', ['wider']],
  ['process_creation', 'ParentUser|fieldref: User', 'tested', ['different', 'narrower']],
  ['process_creation', 'ParentUser|neq|fieldref: User', 'tested', ['different', 'wider']],
  // What only concerns values with a path can concern whatever the other field holds.
  ['network_connection', 'User|fieldref: Image', 'tested', ['narrower', 'wider']],
])('%s: what both fields of %s lose counts (%s)', (category, tested, condition, effects) => {
  const text = `title: T
logsource: { category: ${category}, product: windows }
detection:
  tested: { ${tested} }
  beside: { ProcessId: 4 }
  condition: ${condition}
`;
  const { diagnostics = [] } = converter?.convert({ path: 'rule.yml', text })[0] ?? {};
  const named = diagnostics.flatMap(({ effect }) => effect ?? []);
  expect([...new Set(named)].toSorted()).toEqual(effects);
});
