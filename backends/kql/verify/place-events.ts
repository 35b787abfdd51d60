import type { LogEvent, PlainRecord } from '../../../src/events/index.ts';
import type { MappedRule } from '../../../src/ir/index.ts';
import { sourceOf, type Columns, type SchemaCatalog } from '../../../src/schema/index.ts';
import { rowOfRecord, type Row } from '../evaluate/index.ts';
import { ingest, sigmaEvent, type IngestedRow } from '../ingest/index.ts';

/** A row of the table of a query, and who makes it. */
export interface PlacedRow extends Pick<IngestedRow, 'source' | 'origin'> {
  readonly row: Row;
}

/** Puts events into the rows of tables; what was made of an event is kept for the next rule. */
export class EventPlacer {
  readonly #catalog: SchemaCatalog;
  readonly #ingested = new WeakMap<LogEvent, readonly IngestedRow[]>();
  readonly #placed = new WeakMap<LogEvent, Map<string, readonly PlacedRow[]>>();

  constructor(catalog: SchemaCatalog) {
    this.#catalog = catalog;
  }

  /** The rows that an event becomes in the table of a rule; none if it is an event of another kind. */
  place(event: LogEvent, { table, rule }: Pick<MappedRule, 'table' | 'rule'>): readonly PlacedRow[] {
    // What a record with Sigma's field names means depends on the log source as well.
    const { category, product } = rule.logsource;
    // Tables hold events of several systems; those of Windows say nothing about a rule for another one.
    if (event.kind === 'windows' && product !== undefined && product !== 'windows') return [];
    const key = event.kind === 'windows' ? table.name : [table.name, category, product].join('\n');
    const byTable = this.#placed.get(event) ?? new Map<string, readonly PlacedRow[]>();
    this.#placed.set(event, byTable);
    const known = byTable.get(key);
    if (known !== undefined) return known;
    const columns = sourceOf(this.#catalog, table.name)?.columns ?? new Map();
    const rows = this.#records(event, { table, rule }, columns).map(({ source, origin, record }) => ({
      source,
      origin,
      row: rowOfRecord(columns, record),
    }));
    byTable.set(key, rows);
    return rows;
  }

  #records(
    event: LogEvent,
    { table, rule }: Pick<MappedRule, 'table' | 'rule'>,
    columns: Columns,
  ): readonly Pick<IngestedRow, 'source' | 'origin' | 'record'>[] {
    if (event.kind === 'windows') return this.#ingest(event, table.schema);
    if (isRow(event, table.name, columns)) {
      return [{ source: 'row', origin: 'recorded', record: event.fields }];
    }
    const meant = sigmaEvent(event, rule.logsource);
    return meant === undefined ? [] : this.#ingest(meant, table.schema);
  }

  #ingest(event: LogEvent, schema: string): readonly IngestedRow[] {
    const rows = this.#ingested.get(event) ?? ingest(event);
    this.#ingested.set(event, rows);
    return rows.filter((row) => row.schema === schema);
  }
}

/** Columns of every table, and of exports, that say nothing about which table it is. */
const everywhere: ReadonlySet<string> = new Set([
  'TimeGenerated',
  'Timestamp',
  'TenantId',
  'SourceSystem',
  'Computer',
]);

/** Whether a record is a row of the table: it says so, or all its fields are columns. */
function isRow({ fields }: PlainRecord, table: string, columns: Columns): boolean {
  if (fields['Type'] === table) return true;
  const telling = Object.keys(fields).filter((name) => !everywhere.has(name) && !name.startsWith('_'));
  return telling.length > 0 && telling.every((name) => columns.has(name));
}
