import type { KqlExpression, Query } from './ast.ts';
import { layOut } from './layout.ts';
import { flat } from './flat.ts';
import { columnName } from './literal.ts';

/**
 * - `pretty`: one clause per line, search identifiers as comments, for reviewers.
 * - `compact`: the table on one line and one `| where …` on the next, without comments.
 */
export type PrintStyle = 'pretty' | 'compact';

/**
 * The text of a query, without a trailing line break. Together with `flat.ts` and `literal.ts` this
 * is the only place that writes KQL, so quoting and parentheses are decided nowhere else.
 */
export function print(query: Query, style: PrintStyle): string {
  const source = columnName(query.source.name);
  if (query.filters.length === 0) return source;
  switch (style) {
    case 'compact':
      return `${source}\n| where ${flat(conjunction(query.filters), 'keep')}`;
    case 'pretty':
      return [source, ...query.filters.flatMap((filter) => layOut(filter, '| where '))].join('\n');
  }
}

function conjunction(filters: readonly KqlExpression[]): KqlExpression {
  const [only] = filters;
  return filters.length === 1 && only !== undefined ? only : { kind: 'and', operands: filters };
}
