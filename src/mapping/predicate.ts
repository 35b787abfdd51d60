import type { Span } from '../diagnostics/index.ts';
import {
  many,
  type ColumnTest,
  type ColumnValue,
  type MappedExpression,
  type Origin,
  type StringPattern,
} from '../ir/index.ts';
import type { MappedPredicate, PredicateTest } from './model.ts';

/** A test that the mapping itself states, as a part of the mapped rule. */
export function instantiate(predicate: MappedPredicate, origin: Origin): MappedExpression {
  switch (predicate.kind) {
    case 'all':
    case 'any': {
      const operands = predicate.operands.map((operand) => instantiate(operand, origin));
      const [only] = operands;
      if (operands.length === 1 && only !== undefined) return only;
      return { kind: predicate.kind === 'all' ? 'and' : 'or', operands, origin };
    }
    case 'not':
      return { kind: 'not', operand: instantiate(predicate.operand, origin), origin };
    case 'test':
      return columnTest(predicate, origin);
  }
}

function columnTest(test: PredicateTest, origin: Origin): ColumnTest {
  const span = origin.rule;
  const { column, operator } = test;
  switch (operator) {
    case 'empty':
    case 'filled': {
      const value: ColumnValue = { kind: 'exists', expected: operator === 'filled', span };
      return { kind: 'column', column, quantifier: 'any', values: [value], origin };
    }
    case 'equals':
    case 'startswith':
    case 'endswith':
    case 'contains':
      return {
        kind: 'column',
        column,
        quantifier: 'any',
        values: test.values.map((value) => valueOf(value, operator, span)),
        origin,
      };
  }
}

function valueOf(
  value: string | number | boolean,
  operator: 'equals' | 'startswith' | 'endswith' | 'contains',
  span: Span,
): ColumnValue {
  if (typeof value === 'number') return { kind: 'number', value, text: String(value), span };
  if (typeof value === 'boolean') return { kind: 'boolean', value, span };
  const pattern: StringPattern = [
    ...(operator === 'endswith' || operator === 'contains' ? [many] : []),
    ...(value === '' ? [] : [value]),
    ...(operator === 'startswith' || operator === 'contains' ? [many] : []),
  ];
  return { kind: 'string', pattern, cased: false, span };
}
