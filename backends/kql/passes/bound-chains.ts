import type { KqlExpression, LogicalExpression, Pipeline, Query } from '../ast.ts';
import { combine } from '../build.ts';

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
  return {
    ...query,
    lets: query.lets.map((statement) => ({ ...statement, value: boundPipeline(statement.value) })),
    body: boundPipeline(query.body),
  };
}

function boundPipeline({ source, operators }: Pipeline): Pipeline {
  return {
    source: source.kind === 'union' ? { ...source, pipelines: source.pipelines.map(boundPipeline) } : source,
    operators: operators.map((operator) =>
      operator.kind === 'where' ? { ...operator, predicate: bounded(operator.predicate) } : operator,
    ),
  };
}

function bounded(expression: KqlExpression): KqlExpression {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const operands = expression.operands.map(bounded);
      const length = operands.reduce((sum, operand) => sum + chainLength(operand, expression.kind), 0);
      return length <= longestChain ? { ...expression, operands } : inGroups({ ...expression, operands });
    }
    case 'not':
    case 'noted':
      return { ...expression, operand: bounded(expression.operand) };
    case 'binary':
    case 'in':
    case 'call':
    case 'property':
    case 'column':
    case 'string':
    case 'regex':
    case 'number':
    case 'bool':
    case 'null':
    case 'datetime':
    case 'timespan':
    case 'query':
      return expression;
  }
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
