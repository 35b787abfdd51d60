import type { RuleResult } from '../../index.ts';
import { findingOf } from './finding.ts';
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
    queries: result.queries.map(({ table, kql, cost }) => ({ table, kql, ...(cost && { cost }) })),
    diagnostics: result.diagnostics.map(findingOf),
  };
}
