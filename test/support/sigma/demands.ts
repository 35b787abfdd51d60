import {
  testsOf,
  type Expression,
  type FieldTest,
  type KeywordTest,
  type Value,
} from '../../../src/ir/index.ts';
import { message } from './event.ts';
import type { Random } from './random.ts';

/** Values that a field must hold together, or a test on it that must fail. */
export type Demand =
  | { readonly kind: 'hold'; readonly field: string; readonly values: readonly Value[] }
  | { readonly kind: 'fail'; readonly field: string; readonly test: FieldTest | KeywordTest };

/** What has to be so that an expression is true (or false): one of the ways, chosen at random. */
export function demandsOf(expression: Expression, wanted: boolean, random: Random): readonly Demand[] {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const all = (expression.kind === 'and') === wanted;
      const chosen = all ? expression.operands : [random.pick(expression.operands)];
      return chosen.flatMap((operand) => demandsOf(operand, wanted, random));
    }
    case 'not':
      return demandsOf(expression.operand, !wanted, random);
    case 'selection':
      return demandsOf(expression.operand, wanted, random);
    case 'constant':
      return [];
    case 'field':
    case 'keyword': {
      const field = fieldOf(expression);
      if (!wanted) return [{ kind: 'fail', field, test: expression }];
      const values = expression.quantifier === 'all' ? expression.values : [random.pick(expression.values)];
      return [{ kind: 'hold', field, values }];
    }
  }
}

/** The field that a test is about. */
export function fieldOf(test: FieldTest | KeywordTest): string {
  return test.kind === 'field' ? test.field.name : message;
}

/** Every field that a rule tests or refers to, without repetition. */
export function fieldsOf(expression: Expression): readonly string[] {
  const fields = [...testsOf(expression)].flatMap((test) => [
    fieldOf(test),
    ...test.values.flatMap((value) => (value.kind === 'field-reference' ? [value.field] : [])),
  ]);
  return [...new Set(fields)];
}
