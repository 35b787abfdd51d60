import { Diagnostics, quote, type Source, type Span } from '../../diagnostics/index.ts';
import type { RuleResult } from '../../index.ts';

/**
 * The results, in which a rule that would be deployed under the id of another one is refused, since it would overwrite
 * the other; where nothing is deployed by id, a rule that has the id of another one gets a warning. Of several rules
 * the first by path has the id, whatever the order of the inputs. Looks at the whole set: no part of it can tell.
 */
export function withoutSharedIds(
  results: readonly RuleResult[],
  sources: readonly Source[],
): readonly RuleResult[] {
  const known = new Map(sources.map((source) => [source.path, source]));
  const owners = new Map<string, RuleResult>();
  const changed = new Map<RuleResult, RuleResult>();
  for (const result of results.toSorted(byPlace)) {
    const ids = idsOf(result);
    const owner = ids.map((id) => owners.get(id)).find((each) => each !== undefined);
    if (owner === undefined) for (const id of ids) owners.set(id, result);
    else changed.set(result, reported(result, spanOf(result, known), spanOf(owner, known)));
  }
  return changed.size === 0 ? results : results.map((result) => changed.get(result) ?? result);
}

/** What a converted rule is known by once it is deployed, or else by its own id. */
function idsOf({ id, queries, artefacts = [] }: RuleResult): readonly string[] {
  if (queries.length === 0) return [];
  const deployed = artefacts.flatMap((artefact) => artefact.id ?? []);
  return deployed.length > 0 || id === undefined ? deployed : [id.toLowerCase()];
}

function reported(result: RuleResult, span: Span, other: Span): RuleResult {
  const { mapped: _mapped, artefacts = [], ...rest } = result;
  const diagnostics = new Diagnostics(result.diagnostics);
  const related = [{ message: 'The other rule stands here.', span: other }];
  const isDeployed = artefacts.some(({ id }) => id !== undefined);
  const where = quote(other.source.name ?? other.source.path);
  if (isDeployed) {
    const message = `The rule would be deployed under the id of the rule in ${where}, so it is not.`;
    diagnostics.report('format-id-taken', span, message, { related });
    return { ...rest, verdict: 'refused', queries: [], text: '', diagnostics: diagnostics.list };
  }
  const message = `The rule in ${where} has the same id.`;
  diagnostics.report('format-id-shared', span, message, { related });
  return { ...result, diagnostics: diagnostics.list };
}

function spanOf({ path, place }: RuleResult, sources: ReadonlyMap<string, Source>): Span {
  return { source: sources.get(path) ?? { path, text: '' }, ...(place ?? { start: 0, end: 0 }) };
}

function byPlace(a: RuleResult, b: RuleResult): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.position?.index ?? 0) - (b.position?.index ?? 0);
}
