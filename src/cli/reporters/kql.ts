import type { RuleResult } from '../../index.ts';

/** The queries of all rules that have one, each with its comment header, separated by empty lines. */
export function formatKql(results: readonly RuleResult[]): string {
  const texts = results.filter(({ queries }) => queries.length > 0).map(({ text }) => text.trimEnd());
  return texts.length === 0 ? '' : `${texts.join('\n\n')}\n`;
}
