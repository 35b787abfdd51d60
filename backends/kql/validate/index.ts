import type { QueryFinding, QueryValidator } from '../../../src/backend/backend.ts';
import { declaredTables, type Mapping } from '../../../src/mapping/index.ts';
import { mergeCatalogs, type SchemaCatalog } from '../../../src/schema/index.ts';
import { loadKusto, type KustoDiagnostic } from '../kusto/index.ts';
import { watchlists } from '../schemas/watchlists.ts';

/**
 * A validator that binds queries with the official Kusto language service against the shipped schemas and the
 * tables that mappings declare. Rejects with `KustoMissingError` if the optional package is not installed.
 */
export async function createValidator(
  schema: SchemaCatalog,
  mappings: readonly Mapping[],
): Promise<QueryValidator> {
  const kusto = await loadKusto();
  const catalog = mergeCatalogs(schema, watchlists, declaredTables(mappings));
  return (query) => kusto.bind(query, catalog).diagnostics.flatMap((found) => findingOf(found, query));
}

/** Suggestions and information are about style. */
function findingOf(
  { code, severity, message, start, end }: KustoDiagnostic,
  query: string,
): readonly QueryFinding[] {
  if (severity !== 'error' && severity !== 'warning') return [];
  return [{ severity, code, message, subject: query.slice(start, end), clause: lineAt(query, start) }];
}

/** The line of the query, since each clause has its own in the pretty style. */
function lineAt(query: string, offset: number): string {
  const start = query.lastIndexOf('\n', offset - 1) + 1;
  const end = query.indexOf('\n', offset);
  return query.slice(start, end === -1 ? query.length : end).trim();
}
