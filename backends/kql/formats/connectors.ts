import { tableReferences } from './tables.ts';
import { connectorTables } from '../connectors.ts';
import type { FormatInput } from './format.ts';

/** A connector and the tables of the query that it fills. */
export interface RequiredConnector {
  readonly connectorId: string;
  readonly dataTypes: readonly string[];
}

/** The connectors that fill the tables of a rule, by id; empty if none in particular does. */
export function connectorsOf({ mapped }: FormatInput): readonly RequiredConnector[] {
  const tables = new Map<string, Set<string>>();
  for (const { schema } of tableReferences(mapped)) {
    const connectors = Object.hasOwn(connectorTables, schema) ? connectorTables[schema] : undefined;
    for (const id of connectors ?? []) tables.set(id, (tables.get(id) ?? new Set()).add(schema));
  }
  return [...tables]
    .map(([connectorId, dataTypes]) => ({ connectorId, dataTypes: [...dataTypes].sort() }))
    .sort((a, b) => (a.connectorId < b.connectorId ? -1 : 1));
}
