import type { QueryStyle } from '../../../src/backend/backend.ts';
import { longestAnalyticsQuery } from '../../../src/backend/query-limits.ts';
import { thousands, type Diagnostics } from '../../../src/diagnostics/index.ts';
import { printQuery } from '../printed.ts';
import { queryOf } from '../query.ts';
import type { FormatInput, Spelling } from './format.ts';

/** One character is kept for a line break at the end. */
export const longestQuery = longestAnalyticsQuery - 1;

/**
 * The text of a query within the length that Microsoft Sentinel allows: in the user's style, or else in
 * compact style, or else optimised, which is reported. Returns undefined after reporting an error where
 * not even that fits.
 */
export function queryText(
  input: FormatInput,
  diagnostics: Diagnostics,
  spell: Spelling = asItIs,
): string | undefined {
  const { text, isOptimized } = fittingText(input, spell);
  const { span } = input.mapped.rule;
  if (text.length > longestQuery) {
    const message = `The query has ${thousands(text.length)} characters; a rule may have ${thousands(longestAnalyticsQuery)}.`;
    diagnostics.report('format-query-length', span, message);
    return undefined;
  }
  if (isOptimized && input.emit?.optimize !== true) {
    const message = 'The query is optimised, because it is too long for a rule as it is.';
    diagnostics.report('format-query-shortened', span, message);
  }
  return text;
}

/** The length of the text that `queryText` would have to fit. */
export function queryLength(input: FormatInput, spell: Spelling): number {
  return fittingText(input, spell).text.length;
}

/** Leaves the text of a query alone. */
export function asItIs(text: string): string {
  return text;
}

interface Candidate {
  readonly text: string;
  readonly isOptimized: boolean;
}

/** The first form of a query that fits, or the shortest. */
function fittingText({ mapped, style, emit = {} }: FormatInput, spell: Spelling): Candidate {
  const query = queryOf(mapped);
  const written = (form: QueryStyle, isOptimized: boolean): Candidate => {
    const { text } = printQuery(query, form, { ...emit, optimize: isOptimized });
    return { text: spell(text), isOptimized };
  };
  const wanted = emit.optimize === true;
  let shortest = written(style, wanted);
  for (const [form, isOptimized] of [
    ['compact', wanted],
    [style, true],
    ['compact', true],
  ] as const) {
    if (shortest.text.length <= longestQuery) break;
    const next = written(form, isOptimized);
    if (next.text.length < shortest.text.length) shortest = next;
  }
  return shortest;
}
