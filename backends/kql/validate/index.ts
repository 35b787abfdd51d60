import type { QueryFinding, QueryValidator } from '../../../src/backend/backend.ts';
import { declaredTables, type Mapping } from '../../../src/mapping/index.ts';
import { mergeCatalogs, type SchemaCatalog } from '../../../src/schema/index.ts';
import { loadSchema } from '../generated/index.ts';
import { loadKusto, type KustoDiagnostic } from '../kusto/index.ts';
import { watchlists } from '../schemas/watchlists.ts';

/**
 * A validator that binds queries with the official Kusto language service against the tables of the place where they
 * run: a workspace or advanced hunting. Some tables are in both, with other columns. The tables that mappings declare
 * are known too. Rejects with `MissingPackageError` if the optional package is not installed.
 */
export async function createValidator(mappings: readonly Mapping[]): Promise<QueryValidator> {
  const kusto = await loadKusto();
  const workspace = mergeCatalogs(await loadSchema('loganalytics'), await loadSchema('asim'), watchlists);
  // Where a workspace is connected to Defender XDR, its watchlists can be read in advanced hunting.
  const hunting = mergeCatalogs(await loadSchema('xdr'), watchlists);
  const platforms = new Map([
    ['asim', workspace],
    ['native', workspace],
    ['xdr', hunting],
  ]);
  const known = new Map<string, SchemaCatalog>();
  // One catalogue for each target, since the language service prepares itself for each that it sees.
  const catalogOf = (target: string): SchemaCatalog => {
    const found = known.get(target);
    if (found !== undefined) return found;
    const names = target.split('+');
    const declared = declaredTables(mappings.filter((mapping) => names.includes(mapping.target)));
    // A target of the user's own can have its tables anywhere.
    const schemas = names.flatMap((name) => platforms.get(name) ?? [workspace, hunting]);
    const catalog = mergeCatalogs(...schemas, declared);
    known.set(target, catalog);
    return catalog;
  };
  return (query, target) => kusto.bind(query, catalogOf(target)).diagnostics.flatMap(findingOf);
}

/** Suggestions and information are about style. */
function findingOf({ code, severity, message, start, end }: KustoDiagnostic): readonly QueryFinding[] {
  if (severity !== 'error' && severity !== 'warning') return [];
  return [{ severity, code, message, start, length: end - start }];
}
