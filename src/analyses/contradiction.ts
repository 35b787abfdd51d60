import { implies } from './implication.ts';
import type { Predicate } from './predicate.ts';

/**
 * Why no event can match a tree: the part that is excluded although the rest requires it, or what is never true; the
 * first of them. Undefined where an event may match: it finds what the tree shows by itself, not what only the texts of
 * regular expressions or the kinds of values rule out.
 */
export function contradictionIn(predicate: Predicate): Predicate | undefined {
  switch (predicate.kind) {
    case 'and':
      return (
        predicate.operands.flatMap((operand) => contradictionIn(operand) ?? [])[0] ??
        excludedButRequired(predicate.operands)
      );
    case 'or': {
      const found = predicate.operands.map(contradictionIn);
      return found.includes(undefined) ? undefined : found[0];
    }
    case 'constant':
      return predicate.value ? undefined : predicate;
    case 'not':
    case 'leaf':
      return undefined;
  }
}

function excludedButRequired(operands: readonly Predicate[]): Predicate | undefined {
  const required: Predicate = { kind: 'and', operands: operands.filter(({ kind }) => kind !== 'not') };
  const excluded = operands.flatMap((operand) => (operand.kind === 'not' ? [operand.operand] : []));
  const single = excluded.flatMap((each) => (each.kind === 'or' ? each.operands : [each]));
  // A list can be required as a whole, of which no value is.
  return [...single, ...excluded].find((each) => implies(required, each));
}
