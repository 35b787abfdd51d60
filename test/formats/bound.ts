import type { BoundQuery } from '../../backends/kql/kusto/index.ts';
import type { SchemaCatalog } from '../../src/schema/index.ts';
import { bindQuery } from '../support/kusto.ts';

const recent = new Map<string, BoundQuery>();

/** A query as the official parser binds it. Several checks ask about the same query, so the last few are kept. */
export function bound(query: string, catalog: SchemaCatalog): BoundQuery {
  const key = `${catalog.functions.size} ${query}`;
  const known = recent.get(key);
  if (known !== undefined) return known;
  if (recent.size >= 8) recent.clear();
  const result = bindQuery(query, catalog);
  recent.set(key, result);
  return result;
}
