import {
  selectionLabel,
  type ColumnExpression,
  type MappedExpression,
  type MappedRule,
} from '../../../src/ir/index.ts';
import type { KqlExpression, Pipeline, TabularOperator } from '../ast.ts';
import { combine } from '../build.ts';
import { emitColumnTest } from './column-test.ts';
import { emitColumn } from './column.ts';
import { computedColumns, type ReadColumn } from './computed-columns.ts';

/**
 * The rows that a rule matches: those for which the mapped condition and everything that the log
 * source implies hold. Each conjunct is a filter of its own; what the log source implies comes first,
 * so that columns are computed for as few rows as possible. The caller may go on to read `others`.
 */
export function emitRule(rule: MappedRule, others: readonly ColumnExpression[] = []): Pipeline {
  const { definitions, read } = computedColumns(rule.condition, others);
  const implied = rule.implied.map((predicate) => emitExpression(predicate, emitColumn));
  const extend: readonly TabularOperator[] = definitions.map((definition) => ({
    kind: 'extend',
    columns: [definition],
  }));
  return {
    source: { kind: 'name', name: rule.table.name, origins: [rule.table.origin] },
    operators: [...filters(implied), ...extend, ...filters(conjuncts(rule.condition, read))],
  };
}

function filters(predicates: readonly KqlExpression[]): readonly TabularOperator[] {
  return predicates
    .filter((predicate) => !isTrue(predicate))
    .map((predicate) => ({ kind: 'where', predicate }));
}

/** The operands of the outermost `and`. */
function conjuncts(condition: MappedExpression, read: ReadColumn): readonly KqlExpression[] {
  if (condition.kind !== 'and') return [emitExpression(condition, read)];
  return condition.operands.flatMap((operand) => conjuncts(operand, read));
}

/** An expression over columns, each read as `read` says. */
export function emitExpression(expression: MappedExpression, read: ReadColumn): KqlExpression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return combine(
        expression.kind,
        expression.operands.map((operand) => emitExpression(operand, read)),
        [expression.origin],
      );
    case 'not':
      return {
        kind: 'not',
        operand: emitExpression(expression.operand, read),
        origins: [expression.origin],
      };
    case 'selection':
      return {
        kind: 'noted',
        note: selectionLabel(expression),
        operand: emitExpression(expression.operand, read),
      };
    case 'column':
      return emitColumnTest(expression, read);
    case 'constant':
      return { kind: 'bool', value: expression.value, origins: [expression.origin] };
  }
}

function isTrue(filter: KqlExpression): boolean {
  return filter.kind === 'bool' && filter.value;
}
