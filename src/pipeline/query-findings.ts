import type { QueryFinding } from '../backend/backend.ts';
import { causeOf, type TracedQuery } from '../backend/source-map.ts';
import { quote, type Diagnostics, type RelatedPlace } from '../diagnostics/index.ts';
import type { MappedCorrelation, MappedRule, Origin } from '../ir/index.ts';

/**
 * Reports what a validator has found in a query, at the part of the rule that the piece comes from and with the line
 * of the mapping that decided it. What no part of the rule explains is reported at its condition.
 */
export function reportFindings(
  mapped: MappedRule | MappedCorrelation,
  { text, map }: TracedQuery,
  findings: readonly QueryFinding[],
  diagnostics: Diagnostics,
): void {
  for (const { severity, code, message, start, length } of findings) {
    const [first = conditionOf(mapped), ...others] = causeOf(map, start, start + length)?.origins ?? [];
    const { rule, mapping } = first;
    const decided =
      mapping === undefined ? '' : ` The mapping decides this at ${mapping.path}:${mapping.line}.`;
    diagnostics.report(
      severity === 'error' ? 'query-invalid' : 'query-doubtful',
      rule,
      `${code} in ${quote(lineAt(text, start))}: ${message}${decided}`,
      others.length === 0 ? {} : { related: others.map(relatedTo) },
    );
  }
}

function conditionOf({ rule }: MappedRule | MappedCorrelation): Origin {
  return { rule: rule.kind === 'detection' ? rule.condition.span : rule.span };
}

/** Tests that were merged into one clause, or that read the same computed column. */
function relatedTo({ rule }: Origin): RelatedPlace {
  return { message: 'This part of the rule became part of the same clause.', span: rule };
}

/** The line of the query, since each clause has its own in the pretty style. */
function lineAt(query: string, offset: number): string {
  const start = query.lastIndexOf('\n', offset - 1) + 1;
  const end = query.indexOf('\n', offset);
  return query.slice(start, end === -1 ? query.length : end).trim();
}
