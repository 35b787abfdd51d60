import type { Cause, Review } from '../../../review/model.ts';
import { joined, lineBreak, type Block, type Inline } from '../page/blocks.ts';
import { causeLine } from './causes.ts';
import type { Limits } from './limits.ts';

/** What touches several rules at once, such as a changed filter, and how many; most first. */
export function sharedCauses({ rules }: Review, limits: Limits): readonly Block[] {
  const counts = new Map<string, { readonly cause: Cause; rules: number }>();
  for (const cause of rules.flatMap(({ causes }) => causes)) {
    const key = JSON.stringify([cause.kind, cause.path, cause.change]);
    const count = counts.get(key) ?? { cause, rules: 0 };
    count.rules += 1;
    counts.set(key, count);
  }
  const shared = [...counts.values()]
    .filter((count) => count.cause.kind !== 'rule' && count.rules > 1)
    .toSorted((a, b) => b.rules - a.rules);
  const lines = shared
    .slice(0, limits.names)
    .map((count): Inline => [
      `${count.rules} rules are affected because `,
      ...causeLine([count.cause], limits),
      '.',
    ]);
  return lines.length === 0 ? [] : [{ kind: 'paragraph', text: joined(lines, lineBreak) }];
}
