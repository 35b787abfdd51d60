import { printable } from '../../src/diagnostics/index.ts';

const widestComment = 300;

/**
 * Lines above a query as KQL comments. Each stays one comment whatever it holds: line breaks and
 * invisible characters are shown as `·`, long lines are cut.
 */
export function annotate(header: readonly string[], query: string): string {
  return [...header.map(comment), query, ''].join('\n');
}

function comment(line: string): string {
  const shown = printable(line);
  return `// ${shown.length > widestComment ? `${shown.slice(0, widestComment - 1)}…` : shown}`;
}
