import type { InExpression, KqlExpression, Query } from '../ast.ts';
import { combine } from '../build.ts';
import { flat } from '../flat.ts';
import { absorb } from '../origins.ts';
import { mapOperands } from '../walk.ts';
import { rewriteLogic } from './boolean.ts';
import { rewriteFilters } from './rewrite.ts';
import { foldAscii } from './text-test.ts';

/**
 * Keeps the first of several operands that say the same, and the first of several values of a list:
 * `a or a` is `a`, and so is `a and a`, also for null. Remarks do not make a difference.
 */
export function removeDuplicates(query: Query): Query {
  return rewriteFilters(query, (predicate) =>
    rewriteLogic(predicate, ({ kind, operands, origins }) =>
      combine(
        kind,
        firsts(operands.map(withoutRepeatedValues), (operand) => flat(operand, 'keep')),
        origins,
      ),
    ),
  );
}

function withoutRepeatedValues(operand: KqlExpression): KqlExpression {
  if (operand.kind === 'in') {
    return { ...operand, values: firsts(operand.values, (value) => keyOf(value, operand.operator)) };
  }
  return operand.kind === 'not' || operand.kind === 'noted'
    ? mapOperands(operand, withoutRepeatedValues)
    : operand;
}

/** Values with the same key are equal for the operator. */
function keyOf(value: KqlExpression, operator: InExpression['operator']): string {
  return value.kind === 'string' && operator !== 'in' ? `~${foldAscii(value.value)}` : flat(value, 'keep');
}

function firsts(
  expressions: readonly KqlExpression[],
  key: (expression: KqlExpression) => string,
): readonly KqlExpression[] {
  const first = new Map<string, KqlExpression>();
  for (const expression of expressions) {
    const name = key(expression);
    const known = first.get(name);
    first.set(name, known === undefined ? expression : absorb(known, expression));
  }
  return [...first.values()];
}
