import type { Explanation } from '../../../index.ts';

/** The explanations as one JSON document, ending with a line break. */
export function explainJson(explanations: readonly Explanation[]): string {
  return `${JSON.stringify({ version: 1, explanations }, null, 2)}\n`;
}
