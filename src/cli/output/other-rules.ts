import type { Manifest } from './manifest.ts';
import { foldedName } from './safe-name.ts';
import type { SyncPlan, WantedOutput } from './plan.ts';
import { WriteError } from './write.ts';

/**
 * Keeps `prune` from emptying a folder on account of other rules: where no rule file of this run is known to the
 * manifest, and outputs are of rules that this run lacks, it was most likely started on a part of the rules, or on
 * others. Throws `WriteError`.
 */
export function requireKnownRules(
  wanted: readonly WantedOutput[],
  known: Manifest,
  { stale }: Pick<SyncPlan, 'stale'>,
  { prune, force }: { readonly prune: boolean; readonly force: boolean },
): void {
  if (!prune || force || wanted.length === 0) return;
  const sources = new Set([...known.values()].map(({ source }) => foldedName(source)));
  if (wanted.some(({ source }) => sources.has(foldedName(source)))) return;
  const rules = new Set(wanted.map(({ rule }) => rule));
  const lost = stale.filter((name) => {
    const rule = known.get(name)?.rule ?? null;
    return rule === null || !rules.has(rule);
  });
  const example = known.get(lost[0] ?? '')?.source;
  if (example === undefined) return;
  const count = lost.length === 1 ? 'the output of a rule' : `the outputs of ${lost.length} rules`;
  throw new WriteError(
    `--prune would remove ${count} that this run was not given, such as ${JSON.stringify(example)}, and an earlier run was given none of these rule files; name the folder of rules that it was given, or use --force if these rules replace those`,
  );
}
