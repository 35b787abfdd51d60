import { expect, test } from 'vitest';
import { splitRule } from '../../../../../backends/kql/formats/split-rule.ts';
import { emitColumn } from '../../../../../backends/kql/emit/column.ts';
import { emitExpression } from '../../../../../backends/kql/emit/emit.ts';
import { flat } from '../../../../../backends/kql/flat.ts';
import type { MappedExpression, MappedRule } from '../../../../../src/ir/index.ts';
import { formatInput } from '../../../../support/formats.ts';
import { example } from '../../../../formats/examples.ts';

const { mapped } = formatInput(example);
if (mapped.kind !== 'rule') throw new Error('the example is no detection rule');
const rule: MappedRule = mapped;
const origin = { rule: rule.rule.span };

const list = (quantifier: 'any' | 'all', column: string, ...values: readonly string[]): MappedExpression => ({
  kind: 'column',
  column: { kind: 'plain', name: column, type: 'string', optional: false },
  quantifier,
  values: values.map((value) => ({
    kind: 'string',
    pattern: [value, { kind: 'many' }],
    cased: false,
    span: origin.rule,
  })),
  origin,
});
const any = (column: string, ...values: readonly string[]): MappedExpression =>
  list('any', column, ...values);
const all = (column: string, ...values: readonly string[]): MappedExpression =>
  list('all', column, ...values);
const and = (...operands: readonly MappedExpression[]): MappedExpression => ({
  kind: 'and',
  operands,
  origin,
});
const or = (...operands: readonly MappedExpression[]): MappedExpression => ({ kind: 'or', operands, origin });
const not = (operand: MappedExpression): MappedExpression => ({ kind: 'not', operand, origin });
const selection = (operand: MappedExpression): MappedExpression => ({
  kind: 'selection',
  name: 'one',
  operand,
  origin,
});

/** What becomes of a condition where a clause may have 44 characters: room for two tests such as `A startswith "a"`. */
test.each<readonly [name: string, condition: MappedExpression, parts: readonly string[] | undefined]>([
  ['what fits stays whole', any('A', 'a', 'b'), ['A startswith "a" or A startswith "b"']],
  [
    'a list is dealt out in its order',
    any('A', 'a', 'b', 'c', 'd', 'e'),
    ['A startswith "a" or A startswith "b"', 'A startswith "c" or A startswith "d"', 'A startswith "e"'],
  ],
  [
    'a part keeps what its alternatives stand beside',
    and(selection(any('A', 'a', 'b')), not(any('B', 'x'))),
    ['A startswith "a" and not(B startswith "x")', 'A startswith "b" and not(B startswith "x")'],
  ],
  [
    'alternatives of several columns count alike',
    or(any('A', 'a', 'b', 'c'), any('B', 'x')),
    ['A startswith "a" or A startswith "b"', 'A startswith "c" or B startswith "x"'],
  ],
  [
    'alternatives below an alternative are dealt out as well',
    or(and(any('A', 'a', 'b'), any('C', 'c')), any('B', 'x')),
    ['A startswith "a" and C startswith "c"', 'A startswith "b" and C startswith "c"', 'B startswith "x"'],
  ],
  [
    'the longest list is dealt out first, then the next',
    and(any('A', 'a', 'b'), any('B', 'x', 'y', 'z')),
    [
      'A startswith "a" and B startswith "x"',
      'A startswith "b" and B startswith "x"',
      'A startswith "a" and B startswith "y"',
      'A startswith "b" and B startswith "y"',
      'A startswith "a" and B startswith "z"',
      'A startswith "b" and B startswith "z"',
    ],
  ],
  ['values that must all be there can not be dealt out', all('A', 'a', 'b', 'c'), undefined],
  ['nor can exclusions', not(any('A', 'a', 'b', 'c')), undefined],
  ['a single value can be too long', any('A', 'a'.repeat(50)), undefined],
  [
    'nobody wants to look after more than 50 rules',
    any('A', ...Array.from({ length: 101 }, String)),
    undefined,
  ],
])('%s', (_name, condition, expected) => {
  const parts = splitRule({ ...rule, condition }, 44, (part) => clauseOf(part).length);
  expect(parts?.map(clauseOf)).toEqual(expected);
});

function clauseOf(part: MappedRule): string {
  return flat(emitExpression(part.condition, emitColumn), 'drop');
}
