import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { PrintStyle } from '../print.ts';
import { printQuery } from '../printed.ts';
import { queryOf } from '../query.ts';
import type { FormatInput } from './format.ts';

/** A query may have 10,000 characters; one is kept for a line break at the end. */
const longestQuery = 9_999;

/**
 * The text of a query within the length that Microsoft Sentinel allows: in the user's style, or compact
 * where only that fits. `spell` rewrites the text without changing its meaning. Returns undefined after
 * reporting an error where not even the compact text fits.
 */
export function queryText(
  input: FormatInput,
  diagnostics: Diagnostics,
  spell: (text: string) => string = (text) => text,
): string | undefined {
  const query = queryOf(input.mapped);
  const styles: readonly PrintStyle[] = input.style === 'compact' ? ['compact'] : ['pretty', 'compact'];
  const texts = styles.map((style) => spell(printQuery(query, style, input.emit ?? {}).text));
  const fitting = texts.find((text) => text.length <= longestQuery);
  if (fitting !== undefined) return fitting;
  const length = (texts.at(-1) ?? '').length.toLocaleString('en');
  const message = `The query has ${length} characters; a rule may have 10,000.`;
  diagnostics.report('format-query-length', input.mapped.rule.span, message);
  return undefined;
}
