import type { KqlExpression, LogicalExpression, Pipeline, Query } from '../ast.ts';
import { combine } from '../build.ts';
import { isLogic, mapInnerPipelines, mapOperands, mapPipelines } from '../walk.ts';

/**
 * The longest chain of one logical operator that is written without brackets. The official parser
 * gives up on chains of about 500 operands, because each operator nests one level deeper; engines
 * have limits of their own.
 */
export const longestChain = 100;

/**
 * Brackets the operands of long `and` and `or` chains in groups, so that the tree that a parser
 * builds of them stays shallow. The operators are associative: the meaning is the same.
 */
export function boundChains(query: Query): Query {
  return mapPipelines(query, boundPipeline);
}

function boundPipeline(pipeline: Pipeline): Pipeline {
  const bound = mapInnerPipelines(pipeline, boundPipeline);
  return {
    ...bound,
    operators: bound.operators.map((operator) =>
      operator.kind === 'where' ? { ...operator, predicate: bounded(operator.predicate) } : operator,
    ),
  };
}

function bounded(expression: KqlExpression): KqlExpression {
  if (!isLogic(expression)) return expression;
  const inner = mapOperands(expression, bounded);
  if (inner.kind === 'not' || inner.kind === 'noted') return inner;
  const length = inner.operands.reduce((sum, operand) => sum + chainLength(operand, inner.kind), 0);
  return length <= longestChain ? inner : inGroups(inner);
}

/** How many operands an expression adds to a chain of this operator around it. */
function chainLength(expression: KqlExpression, kind: 'and' | 'or'): number {
  if (expression.kind === 'noted') return chainLength(expression.operand, kind);
  if (expression.kind !== kind || expression.bracketed === true) return 1;
  return expression.operands.reduce((sum, operand) => sum + chainLength(operand, kind), 0);
}

function inGroups(expression: LogicalExpression): KqlExpression {
  let operands = expression.operands.map((operand) => bracketed(operand, expression.kind));
  while (operands.length > longestChain) {
    const groups: KqlExpression[] = [];
    for (let at = 0; at < operands.length; at += longestChain) {
      groups.push(
        bracketed(combine(expression.kind, operands.slice(at, at + longestChain)), expression.kind),
      );
    }
    operands = groups;
  }
  return { ...expression, operands };
}

function bracketed(operand: KqlExpression, kind: 'and' | 'or'): KqlExpression {
  if (operand.kind === 'noted') return { ...operand, operand: bracketed(operand.operand, kind) };
  return operand.kind === kind ? { ...operand, bracketed: true } : operand;
}
