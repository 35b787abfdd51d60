import type { Mapping } from '../mapping/index.ts';
import type { RuleResult } from './result.ts';

/** A mapping file or preset that the user named. */
export interface NamedMapping {
  /** As the user named it. */
  readonly name: string;
  readonly mapping: Mapping;
}

/** A mapping of the user that decided nothing of the queries. */
export interface UnusedMapping {
  readonly name: string;
  readonly target: string;
  /** Whether the target is one of those that were asked for. */
  readonly isTargeted: boolean;
  /** The targets that come before its own and hold rules, in order of preference. */
  readonly preferred: readonly string[];
}

/**
 * The mappings that no query goes back to. One that settles something for its whole target, or has a table that a
 * query reads, counts as used as soon as a rule has the target; so does every one of the target of a correlation,
 * whose keys do not tell where they come from.
 */
export function unusedMappings(
  named: readonly NamedMapping[],
  targets: readonly string[],
  results: readonly RuleResult[],
): readonly UnusedMapping[] {
  const held = new Set(results.flatMap(targetsOf));
  const correlated = new Set(results.filter(({ logsource }) => logsource === undefined).flatMap(targetsOf));
  const paths = new Set(results.flatMap(({ mappings = [] }) => mappings));
  const tables = new Set(results.flatMap(({ reads = [] }) => reads.map(({ table }) => table)));
  const isUsed = (mapping: Mapping): boolean =>
    held.has(mapping.target) &&
    (correlated.has(mapping.target) ||
      Object.keys(mapping.settings).length > 0 ||
      queryNames(mapping).some((name) => tables.has(name)) ||
      placesOf(mapping).some((path) => paths.has(path)));
  return named
    .filter(({ mapping }) => !isUsed(mapping))
    .map(({ name, mapping: { target } }) => ({
      name,
      target,
      isTargeted: targets.includes(target),
      preferred: targets.slice(0, Math.max(0, targets.indexOf(target))).filter((each) => held.has(each)),
    }));
}

function targetsOf({ target, queries }: RuleResult): readonly string[] {
  return queries.length === 0 ? [] : (target?.split('+') ?? []);
}

function queryNames({ tables }: Mapping): readonly string[] {
  return Object.values(tables).flatMap(({ query }) =>
    typeof query === 'string' ? [query] : [query.workspace, query.builtin],
  );
}

function placesOf({ logsources, fieldSets }: Mapping): readonly string[] {
  const fields = Object.values(fieldSets).flatMap((set) => Object.values(set));
  return [...logsources, ...fields].map(({ place }) => place.path);
}
