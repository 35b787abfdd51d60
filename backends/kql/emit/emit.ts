import type { MappedExpression, MappedRule } from '../../../src/ir/index.ts';
import type { KqlExpression, Query } from '../ast.ts';
import { combine } from '../build.ts';
import { emitColumnTest } from './column-test.ts';

/**
 * The KQL query of a mapped rule. The query matches a row exactly when the mapped condition and
 * everything that the log source implies hold for it.
 */
export function emit(rule: MappedRule): Query {
  const implied = rule.implied.map(emitExpression);
  return {
    source: rule.table,
    filters: [...implied, ...conjuncts(rule.condition)].filter((filter) => !isTrue(filter)),
  };
}

/** The operands of the outermost `and`, each of which becomes a filter of its own. */
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
