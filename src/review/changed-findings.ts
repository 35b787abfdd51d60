import type { Diagnostic } from '../diagnostics/index.ts';
import type { ChangedFindings } from './model.ts';
import { findingIn } from './place.ts';

/**
 * The findings of one side that the other lacks. Lines move with every edit, so findings are the same if they say the
 * same.
 */
export function changedFindings(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
): ChangedFindings {
  return {
    added: without(after, before).map((each) => findingIn(each, 'after')),
    gone: without(before, after).map((each) => findingIn(each, 'before')),
  };
}

/** Each finding of `known` answers for one of `list`. */
function without(list: readonly Diagnostic[], known: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  for (const each of known) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return list.filter((each) => {
    const key = keyOf(each);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
}

function keyOf({ code, message, effect }: Diagnostic): string {
  return JSON.stringify([code, message, effect]);
}
