import type { Source } from '../../diagnostics/index.ts';
import type { QueryRange, RuleQuery, RuleResult } from '../../index.ts';
import { findingOf, namedPlace } from './finding.ts';
import { placeOf } from './place.ts';
import { countVerdicts } from './summary.ts';

/** The results as the JSON document that `docs/json-output.md` describes, ending with a line break. */
export function formatJson(results: readonly RuleResult[]): string {
  const document = { version: 1, results: results.map(resultOf), summary: countVerdicts(results) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function resultOf(result: RuleResult): object {
  return {
    path: result.path,
    id: result.id ?? null,
    title: result.title ?? null,
    verdict: result.verdict,
    target: result.target ?? null,
    queries: result.queries.map(queryOf),
    diagnostics: result.diagnostics.map(findingOf),
  };
}

function queryOf({ table, kql, cost, map }: RuleQuery): object {
  const query = { path: '', text: kql };
  return {
    table,
    kql,
    ...(cost && { cost }),
    ...(map && { map: map.map((range) => rangeOf(range, query)) }),
  };
}

function rangeOf({ part, start, end, origins, columns }: QueryRange, query: Source): object {
  const { path: _, ...place } = placeOf({ source: query, start, end });
  return {
    part,
    ...place,
    columns,
    origins: origins.map(({ rule, mapping }) => ({
      ...namedPlace(rule),
      mapping: mapping === undefined ? null : { path: mapping.path, line: mapping.line },
    })),
  };
}
