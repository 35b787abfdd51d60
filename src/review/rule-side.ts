import type { ReadTable, RuleSide } from './model.ts';
import { dataSourcesOf } from '../explain/data-sources.ts';
import { placeIn, type Side } from './place.ts';
import type { ReviewSetup } from './sides.ts';
import type { RuleVersion } from './version.ts';

/** What there is to say about a rule on one side. */
export function ruleSide(version: RuleVersion, side: Side, setup: ReviewSetup): RuleSide {
  const { result, document } = version;
  const { verdict, target, mapped } = result;
  const { id, level, status } = document?.metadata ?? {};
  const query = queryOf(version);
  const [cost] = result.queries.flatMap((each) => each.cost ?? []).length > 0 ? [costOf(version)] : [];
  const deployment = mapped === undefined ? undefined : setup[side].deploymentOf(result);
  return {
    place: placeOf(version, side),
    title: titleOf(version),
    ...(id === undefined ? {} : { id: id.value }),
    ...(level === undefined ? {} : { level: level.value }),
    ...(status === undefined ? {} : { status: status.value }),
    verdict,
    ...(target === undefined ? {} : { target }),
    ...(query === undefined ? {} : { query, length: query.length }),
    ...(cost === undefined ? {} : { cost }),
    tables: query === undefined ? [] : tablesOf(version, setup),
    ...(deployment === undefined ? {} : { deployment }),
  };
}

/** The query as a reader sees it; undefined if there is none. */
export function queryOf({ result }: RuleVersion): string | undefined {
  const { queries } = result;
  return queries.length === 0 ? undefined : queries.map(({ kql }) => kql).join('\n\n');
}

/** The title; a rule that has none goes by its path. */
export function titleOf({ result }: RuleVersion): string {
  return result.title ?? result.path;
}

/** The line that names the rule, so that what is shown there is about this rule of its file. */
function placeOf({ result, document }: RuleVersion, side: Side): RuleSide['place'] {
  const span = document?.metadata.title?.span ?? document?.span;
  if (span !== undefined) return placeIn({ ...span, end: Math.min(span.end, endOfLine(span)) }, side);
  const first = result.diagnostics[0]?.span;
  if (first !== undefined) return placeIn(first, side);
  return { side, path: result.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

function endOfLine({
  source,
  start,
}: {
  readonly source: { readonly text: string };
  readonly start: number;
}): number {
  const end = source.text.indexOf('\n', start);
  return end === -1 ? source.text.length : end;
}

function costOf({ result }: RuleVersion): { readonly index: number; readonly scan: number } {
  const tests = result.queries.flatMap(({ cost = [] }) => cost);
  const index = tests.filter(({ access }) => access === 'index').length;
  return { index, scan: tests.length - index };
}

function tablesOf({ result: { mapped } }: RuleVersion, { connectors }: ReviewSetup): readonly ReadTable[] {
  if (mapped === undefined) return [];
  return dataSourcesOf(mapped, connectors).map(({ table, connectors: ids, columns }) => ({
    table,
    connectors: ids,
    columns,
  }));
}
