import type { SchemaCatalog } from '../../../src/schema/index.ts';
import type { Verifier } from '../../../src/verifier.ts';
import { loadKusto } from '../kusto/index.ts';
import { withReturnedColumns } from '../ingest/index.ts';
import type { EmitQuery } from './explain.ts';
import { createVerifier } from './verify.ts';

/** A verifier over a catalogue for queries that `emit` writes. Rejects with `KustoMissingError` if the official parser is not installed. */
export async function loadVerifier(catalog: SchemaCatalog, emit: EmitQuery): Promise<Verifier> {
  return createVerifier(await loadKusto(), withReturnedColumns(catalog), emit);
}
