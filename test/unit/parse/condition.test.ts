import { expect, test } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import { parseCondition } from '../../../src/parse/index.ts';
import { placeOf } from '../../support/parsing.ts';
import { printCondition } from '../../support/print-condition.ts';

function parse(text: string): { readonly tree: string | undefined; readonly findings: readonly string[] } {
  const source = { path: 'rule.yml', text };
  const diagnostics = new Diagnostics();
  const tree = parseCondition(text, (start, end) => ({ source, start, end }), diagnostics);
  return { tree: tree && printCondition(tree), findings: diagnostics.list.map(placeOf) };
}

// The tree is printed with parentheses around every operation.
test.each<[condition: string, tree: string]>([
  ['selection', 'selection'],
  ['a and b', '(a and b)'],
  ['a or b and c', '(a or (b and c))'],
  ['a and b or c', '((a and b) or c)'],
  ['a or b and not c', '(a or (b and (not c)))'],
  ['not a and b', '((not a) and b)'],
  ['not (a and b)', '(not (a and b))'],
  ['not not a', '(not (not a))'],
  ['(a or b) and c', '((a or b) and c)'],
  ['a and b and c', '(a and b and c)'],
  ['(a and b) and (c and d)', '(a and b and c and d)'],
  ['a or (b or (c or d))', '(a or b or c or d)'],
  ['((a))', 'a'],
  ['a AND NOT b', '(a and (not b))'],
  ['a Or b', '(a or b)'],
  ['1 of them', '1 of them'],
  ['1 OF THEM', '1 of them'],
  ['any of them', '1 of them'],
  ['ALL of sel*', 'all of sel*'],
  ['2 of sel_*_x', '2 of sel_*_x'],
  ['not 1 of filter_*', '(not 1 of filter_*)'],
  ['1 of a* and not all of b*', '(1 of a* and (not all of b*))'],
  ['all and any', '(all and any)'],
  ['1 or 2', '(1 or 2)'],
  ['a-b.c_d', 'a-b.c_d'],
  ['sélection$1:x', 'sélection$1:x'],
  ['notable', 'notable'],
  ['a\n  and\tb', '(a and b)'],
  ['(a)and(b)', '(a and b)'],
])('%j is %s', (condition, tree) => {
  expect(parse(condition)).toEqual({ tree, findings: [] });
});

test.each<[condition: string, finding: string]>([
  ['', 'condition-empty 1:1'],
  ['   ', 'condition-empty 1:1'],
  ['a and', 'condition-operand 1:3'],
  ['a or', 'condition-operand 1:3'],
  ['not', 'condition-operand 1:1'],
  ['and a', 'condition-operand 1:1'],
  ['a and or b', 'condition-operand 1:7'],
  ['a and not', 'condition-operand 1:7'],
  ['()', 'condition-operand 1:2'],
  ['a and ()', 'condition-operand 1:8'],
  ['(', 'condition-operand 1:1'],
  ['(a', 'condition-parenthesis 1:1'],
  ['a and (b or (c)', 'condition-parenthesis 1:7'],
  ['a)', 'condition-parenthesis 1:2'],
  ['(a))', 'condition-parenthesis 1:4'],
  ['a b', 'condition-operator 1:3'],
  ['a (b)', 'condition-operator 1:3'],
  ['(a) b', 'condition-operator 1:5'],
  ['a not b', 'condition-operator 1:3'],
  ['all off a*', 'condition-operator 1:5'],
  ['1 of a* 1 of b*', 'condition-operator 1:9'],
  ['of a', 'condition-quantifier 1:1'],
  ['them', 'condition-quantifier 1:1'],
  ['a and of b', 'condition-quantifier 1:7'],
  ['1 of', 'condition-quantifier 1:3'],
  ['1 of (a, b)', 'condition-quantifier 1:6'],
  ['0 of a*', 'condition-quantifier 1:1'],
  ['-1 of a*', 'condition-quantifier 1:1'],
  ['some of a*', 'condition-quantifier 1:1'],
  ['1.5 of a*', 'condition-quantifier 1:1'],
  ['a && b', 'condition-foreign-operator 1:3'],
  ['a & b', 'condition-foreign-operator 1:3'],
  ['a || b', 'condition-foreign-operator 1:3'],
  ['a | b', 'condition-foreign-operator 1:3'],
  ['!a', 'condition-foreign-operator 1:1'],
  ['a and !b', 'condition-foreign-operator 1:7'],
  ['a == b', 'condition-foreign-operator 1:3'],
  ['a, b', 'condition-foreign-operator 1:2'],
])('%j has one mistake: %s', (condition, finding) => {
  expect(parse(condition)).toEqual({ tree: undefined, findings: [finding] });
});

test('spans cover what they name', () => {
  const text = 'a and not (1 of b* or c)';
  const source = { path: 'rule.yml', text };
  const tree = parseCondition(text, (start, end) => ({ source, start, end }), new Diagnostics());
  const covered: string[] = [];
  const pending = tree === undefined ? [] : [tree];
  for (let node = pending.shift(); node !== undefined; node = pending.shift()) {
    covered.push(text.slice(node.span.start, node.span.end));
    if (node.kind === 'not') pending.push(node.operand);
    if (node.kind === 'and' || node.kind === 'or') pending.push(...node.operands);
  }
  expect(covered).toEqual([
    'a and not (1 of b* or c)',
    'a',
    'not (1 of b* or c)',
    '(1 of b* or c)',
    '1 of b*',
    'c',
  ]);
});
