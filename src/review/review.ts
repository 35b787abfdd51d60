import { affectedSources } from './affected.ts';
import { withTrueCauses, type TouchedRule } from './causes.ts';
import { changedFindings } from './changed-findings.ts';
import { changeOf } from './rule-change.ts';
import { holdersOf, type Holder } from './identities.ts';
import type { Review } from './model.ts';
import { compareRisk } from './outcome.ts';
import { pairRules } from './pairing.ts';
import type { ReviewSetup, ReviewSide } from './sides.ts';
import { convertAffected, type ConvertedSide } from './version.ts';

/**
 * Compares two sets of rules by what they become: converts what a difference can touch, pairs rules by id, place and
 * title, and says for each pair how the newer query relates to the older one and what changed in plain words. Never
 * throws on account of the texts.
 */
export async function review(setup: ReviewSetup): Promise<Review> {
  const { before, after } = setup;
  const causes = affectedSources(before, after);
  const paths = new Set(causes.keys());
  const sides = { before: convertAffected(before, paths), after: convertAffected(after, paths) };
  const ids = new Set(
    [...sides.before.rules, ...sides.after.rules].flatMap(({ result }) => result.id?.toLowerCase() ?? []),
  );
  const context = {
    setup,
    causes,
    sides,
    holders: {
      before: holders(before, sides.before, paths, ids),
      after: holders(after, sides.after, paths, ids),
    },
  };
  const pairs = pairRules(sides.before.rules, sides.after.rules);
  const touched: TouchedRule[] = [];
  for (const pair of pairs) {
    const change = await changeOf(pair, context);
    if (change !== undefined) touched.push({ pair, change });
  }
  const rules = (await withTrueCauses(touched, setup)).toSorted(compareRisk);
  return {
    before: before.name,
    after: after.name,
    rules,
    counts: {
      filesBefore: before.sources.length,
      filesAfter: after.sources.length,
      evaluated: pairs.length,
      affected: rules.length,
    },
    findings: changedFindings(
      [...before.diagnostics, ...sides.before.diagnostics],
      [...after.diagnostics, ...sides.after.diagnostics],
    ),
  };
}

function holders(
  { sources }: ReviewSide,
  { rules }: ConvertedSide,
  paths: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, readonly Holder[]> {
  const others = sources.filter(({ path }) => !paths.has(path));
  return holdersOf(rules, others, ids);
}
