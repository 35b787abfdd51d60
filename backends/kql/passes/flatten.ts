import type { Query } from '../ast.ts';
import { combine } from '../build.ts';
import { dissolve } from '../origins.ts';
import { rewriteLogic } from './boolean.ts';
import { rewriteFilters } from './rewrite.ts';

/**
 * `a and (b and c)` becomes `a and b and c`, and likewise for `or`: both are associative, also over
 * null. An operand with a remark stays a group of its own, so that the remark keeps its place.
 */
export function flatten(query: Query): Query {
  return rewriteFilters(query, (predicate) =>
    rewriteLogic(predicate, ({ kind, operands, origins }) =>
      combine(
        kind,
        operands.flatMap((operand) => (operand.kind === kind ? dissolve(operand) : [operand])),
        origins,
      ),
    ),
  );
}
