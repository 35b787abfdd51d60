import type { SchemaCatalog } from '../../../src/schema/index.ts';
import type { LoadedVerifier } from '../../../src/backend/verifier.ts';
import { loadKusto } from '../kusto/index.ts';
import { withReturnedColumns } from '../ingest/index.ts';
import type { QueryWriter } from './explain.ts';
import { createVerifier } from './verify.ts';

/** A verifier over a catalogue for the queries of `writer`. Rejects with `MissingPackageError` if the official parser is not installed. */
export async function loadVerifier(catalog: SchemaCatalog, writer: QueryWriter): Promise<LoadedVerifier> {
  return createVerifier(await loadKusto(), withReturnedColumns(catalog), writer);
}
