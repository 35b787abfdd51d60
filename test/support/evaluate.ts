import {
  compileQuery,
  recordOfRow,
  rowOfRecord,
  type EvaluateOptions,
} from '../../backends/kql/evaluate/index.ts';
import type { SchemaCatalog } from '../../src/schema/index.ts';
import { catalogs, kusto } from './kusto.ts';

/** Events by table name; fields are read as the table's columns. */
export type Events = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/**
 * Runs a query over events and gives its rows as records. Throws if the columns differ in name, type or order from those
 * that the official parser expects; but it adds `match_id` to each `scan`, which the documentation doesn't.
 */
export function run(
  query: string,
  events: Events = {},
  catalog: SchemaCatalog = catalogs.all,
  options: EvaluateOptions = {},
): readonly Readonly<Record<string, unknown>>[] {
  const compiled = compileQuery(kusto, query, catalog, options);
  const bound = kusto.bind(query, catalog).resultColumns?.filter(({ name }) => name !== 'match_id');
  const shown = JSON.stringify(compiled.columns);
  if (shown !== JSON.stringify(bound))
    throw new Error(`columns ${shown}, but the parser says ${JSON.stringify(bound)}`);
  const tables = Object.entries(events).map(([name, records]) => {
    const schema = catalog.tables.get(name) ?? catalog.functions.get(name);
    if (schema === undefined) throw new Error(`no table ${name}`);
    return [name, records.map((record) => rowOfRecord(schema.columns, record))] as const;
  });
  return compiled.run(new Map(tables)).map((row) => recordOfRow(compiled.columns, row));
}

/** The value of one expression without a table, such as `strlen("x")`. */
export function value(expression: string, options: EvaluateOptions = {}): unknown {
  return run(`print x = ${expression}`, {}, catalogs.asim, options)[0]?.['x'];
}
