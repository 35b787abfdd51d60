import type { MappedExpression, MappedRule } from '../../../src/ir/index.ts';
import type { KqlExpression, Pipeline } from '../ast.ts';
import { combine } from '../build.ts';
import { emitColumnTest } from './column-test.ts';

/**
 * The rows that a rule matches: those for which the mapped condition and everything that the log
 * source implies hold. Each conjunct is a filter of its own.
 */
export function emitRule(rule: MappedRule): Pipeline {
  const implied = rule.implied.map(emitExpression);
  const filters = [...implied, ...conjuncts(rule.condition)].filter((filter) => !isTrue(filter));
  return {
    source: { kind: 'name', name: rule.table.name },
    operators: filters.map((predicate) => ({ kind: 'where', predicate })),
  };
}

/** The operands of the outermost `and`. */
function conjuncts(condition: MappedExpression): readonly KqlExpression[] {
  return condition.kind === 'and' ? condition.operands.flatMap(conjuncts) : [emitExpression(condition)];
}

function emitExpression(expression: MappedExpression): KqlExpression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return combine(expression.kind, expression.operands.map(emitExpression));
    case 'not':
      return { kind: 'not', operand: emitExpression(expression.operand) };
    case 'selection':
      return { kind: 'noted', note: expression.name, operand: emitExpression(expression.operand) };
    case 'column':
      return emitColumnTest(expression);
    case 'constant':
      return { kind: 'bool', value: expression.value };
  }
}

function isTrue(filter: KqlExpression): boolean {
  return filter.kind === 'bool' && filter.value;
}
