import { quote } from '../diagnostics/index.ts';
import type { Expression } from '../ir/index.ts';
import type { ConditionQuantifier } from '../parse/index.ts';
import type { LowerContext } from './context.ts';
import { combineAll } from './expressions.ts';
import { quantifierCombinations } from './limits.ts';

/**
 * Lowers `1 of`, `all of` and `N of` over their operands. `N of` becomes the disjunction of all
 * conjunctions of N operands, which is exact, if there are few enough of them.
 */
export function lowerQuantifier(
  { count, pattern, span }: ConditionQuantifier,
  operands: readonly Expression[],
  { diagnostics }: LowerContext,
): Expression | undefined {
  const needed = count === 'all' ? operands.length : count;
  if (needed > operands.length) {
    const message = `${quote(pattern)} matches ${operands.length} search identifiers, and ${needed} are required.`;
    diagnostics.report('quantifier-too-large', span, message);
    return undefined;
  }
  if (needed === operands.length) return combineAll('and', operands, span);
  if (needed === 1) return combineAll('or', operands, span);
  const combinations = combinationsOf(operands, needed);
  if (combinations === undefined) {
    const message = `There are more than ${quantifierCombinations} ways to choose ${needed} of ${operands.length} search identifiers.`;
    diagnostics.report('quantifier-combinations', span, message);
    return undefined;
  }
  const alternatives = combinations.map((chosen) => combineAll('and', chosen, span));
  return combineAll('or', alternatives, span);
}

/** Every way to choose `count` of the items, in order; `undefined` if there are too many. */
function combinationsOf<T>(items: readonly T[], count: number): readonly (readonly T[])[] | undefined {
  if (binomial(items.length, count) > quantifierCombinations) return undefined;
  let chosen: readonly (readonly T[])[] = [[]];
  for (const [index, item] of items.entries()) {
    const left = items.length - index - 1;
    chosen = chosen.flatMap((part) => {
      const withItem = part.length < count ? [[...part, item]] : [];
      return part.length + left >= count ? [...withItem, part] : withItem;
    });
  }
  return chosen;
}

function binomial(items: number, chosen: number): number {
  let result = 1;
  for (let step = 1; step <= chosen; step++) {
    result = (result * (items - chosen + step)) / step;
    if (result > quantifierCombinations * items) return Infinity;
  }
  return result;
}
