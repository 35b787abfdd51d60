import { expect, test } from 'vitest';
import { leavesOf } from '../../../src/analyses/index.ts';
import { analysedDetection } from '../../support/analysed-rule.ts';

function leaves(item: string): readonly string[] {
  const { tree } = analysedDetection(`selection: ${item}`, 'condition: selection');
  return [...leavesOf(tree)].map(({ leaf, negated }) =>
    [negated ? 'not' : '', leaf.field, leaf.test, ...leaf.flags, `<${leaf.value}>`]
      .filter((word) => word !== '')
      .join(' '),
  );
}

test.each<[string, readonly string[]]>([
  ["{ A: 'x' }", ['A eq <x>']],
  ["{ A: '*\\x' }", ['A ends_with <\\x>']],
  ["{ A: 'x*' }", ['A starts_with <x>']],
  ["{ A: '*x*' }", ['A match <x>']],
  ["{ A: 'x*y' }", ['A wildcard <x*y>']],
  ["{ A: 'x?' }", ['A wildcard <x?>']],
  ["{ A: '*' }", ['A wildcard <*>']],
  ["{ A|contains: 'x*y' }", ['A match <x*y>']],
  ["{ A|endswith: '\\\\\\\\x' }", ['A ends_with <\\\\\\\\x>']],
  ["{ A|re|i: '^x.*$' }", ['A regex i <^x.*$>']],
  ["{ A|cidr: '10.0.0.0/8' }", ['A cidr <10.0.0.0/8>']],
  ['{ A|gte: 5 }', ['A gte <5>']],
  ['{ A|exists: true }', ['A exists <>']],
  ['{ A|exists: false }', ['A not_exists <>']],
  ['{ A: null }', ['A is_null <>']],
  ['{ A|fieldref: B }', ['A field_eq <B>']],
  ['{ A|neq: x }', ['not A eq <x>']],
  ["{ A|contains|windash: ' -e ' }", ['A match windash < -e >']],
  ['{ A|wide|base64offset|contains: secret }', ['A match base64offset wide <secret>']],
  ["{ A|expand: '%admins%' }", ['A eq expand <%admins%>']],
  ['{ A|cased: X }', ['A eq cased <X>']],
  ["['x', 'y']", ['keyword <x>', 'keyword <y>']],
  ['{ A: 0x10 }', ['A eq <0x10>']],
  ['{ A: true }', ['A eq <true>']],
])('%s', (item, expected) => {
  expect(leaves(item)).toEqual(expected);
});

test.each([
  ['a number and its text', '{ A: 4625 }', "{ A: '4625' }", true],
  ['another case', '{ A: x }', '{ A: X }', true],
  ['another case where case counts', '{ A|cased: x }', '{ A|cased: X }', false],
  ['a wildcard and the modifier', "{ A: '*x' }", '{ A|endswith: x }', true],
  ['an escaped and a plain backslash', "{ A: 'c:\\\\x' }", "{ A: 'c:\\x' }", true],
  ['a blank', "{ A: ' x' }", '{ A: x }', false],
  ['a flag', '{ A|contains: x }', '{ A|windash|contains: x }', false],
])('%s', (_name, one, other, isSame) => {
  const [first, second] = [one, other].map((item) => {
    const { tree } = analysedDetection(`selection: ${item}`, 'condition: selection');
    return [...leavesOf(tree)].map(({ leaf }) => leaf.key).join();
  });
  expect(first === second).toBe(isSame);
});
