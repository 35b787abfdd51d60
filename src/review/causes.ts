import type { Cause, CauseKind, RuleChange } from './model.ts';
import type { RuleResult } from '../pipeline/result.ts';
import type { RulePair } from './pairing.ts';
import type { ReviewSetup, ReviewSide } from './sides.ts';
import { convertAffected } from './version.ts';

/** A rule that is in the review, and what became of it on both sides. */
export interface TouchedRule {
  readonly pair: RulePair;
  readonly change: RuleChange;
}

/**
 * The changes with the causes that matter. A mapping, a list, the settings or an option could concern every rule, so each
 * is put back to how it was: it is no cause for rules that become the same without it, as long as they have another
 * cause. Where very many of these changed, all of them stay.
 */
export async function withTrueCauses(
  rules: readonly TouchedRule[],
  setup: ReviewSetup,
): Promise<readonly RuleChange[]> {
  const doubtful = rules.filter(({ change: { causes } }) => causes.length > 1 && causes.some(isShared));
  const shared = new Map(
    doubtful.flatMap(({ change }) => change.causes.filter(isShared)).map((cause) => [keyOf(cause), cause]),
  );
  if (shared.size > mostCauses) return rules.map(({ change }) => change);
  const idle = new Map<RuleChange, Set<string>>(doubtful.map(({ change }) => [change, new Set()]));
  for (const [key, cause] of shared) {
    const concerned = doubtful.filter(({ change }) => change.causes.some((each) => keyOf(each) === key));
    for (const change of await unconcerned(cause, concerned, setup)) idle.get(change)?.add(key);
  }
  return rules.map(({ change }) => {
    const causes = change.causes.filter((cause) => idle.get(change)?.has(keyOf(cause)) !== true);
    return causes.length === 0 ? change : { ...change, causes };
  });
}

/** Each takes as long as a conversion; of more, all are named. */
const mostCauses = 12;

/** The rules that are the same without a cause. */
async function unconcerned(
  cause: Cause,
  rules: readonly TouchedRule[],
  setup: ReviewSetup,
): Promise<readonly RuleChange[]> {
  const side = await setup.without(cause);
  // What can't do without it, such as a mapping with a table of another file, tells nothing about single rules.
  if (isBroken(side) && !isBroken(setup.after)) return rules.map(({ change }) => change);
  const paths = new Set(rules.flatMap(({ pair }) => pair.after?.result.path ?? []));
  const found = new Map(
    convertAffected(side, paths).rules.map((version) => [placeOf(version.result), version.result]),
  );
  return rules
    .filter(({ pair: { after }, change }) => {
      const without = after && found.get(placeOf(after.result));
      return after !== undefined && without !== undefined && isSame(change, after.result, without, side);
    })
    .map(({ change }) => change);
}

/** What many rules depend on, without a word in them that says so. */
const sharedKinds: ReadonlySet<CauseKind> = new Set(['mapping', 'placeholders', 'settings', 'options']);

function isShared({ kind }: Cause): boolean {
  return sharedKinds.has(kind);
}

function isBroken({ diagnostics }: ReviewSide): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

function keyOf({ kind, path }: Cause): string {
  return JSON.stringify([kind, path]);
}

function placeOf({ path, position }: RuleResult): string {
  return JSON.stringify([path, position?.index]);
}

/** Whether a rule becomes what the review shows; how it is deployed, which takes longest, comes last. */
function isSame(change: RuleChange, after: RuleResult, without: RuleResult, side: ReviewSide): boolean {
  return (
    contentOf(after) === contentOf(without) &&
    JSON.stringify(change.after?.deployment) ===
      JSON.stringify(without.mapped === undefined ? undefined : side.deploymentOf(without))
  );
}

function contentOf({ verdict, target, queries, diagnostics }: RuleResult): string {
  const findings = diagnostics.map(({ code, message, effect }) => [code, message, effect]);
  return JSON.stringify([verdict, target, queries.map(({ kql }) => kql), findings]);
}
