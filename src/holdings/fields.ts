import type { FieldMapping, Mapping } from '../mapping/index.ts';
import { landingText } from './columns.ts';
import { heldWith, type Held } from './holding.ts';
import { tableText } from './logsources.ts';

/** A Sigma field on a table of a target. A name that ends in `*` stands for all fields that begin so. */
export interface FieldRow extends Held {
  readonly target: string;
  readonly table: string;
  readonly field: string;
  /** Where it lands, for people; empty if nowhere. */
  readonly columns: string;
}

/** Every field that a mapping knows, by table in the order of its log sources; equal rows once. */
export function fieldRows(mapping: Mapping): readonly FieldRow[] {
  const rows = new Map<string, FieldRow>();
  for (const { table, fields } of mapping.logsources) {
    const name = tableText(mapping.tables[table], table);
    for (const field of fieldsOf(mapping, fields)) {
      const row = rowOf(mapping.target, name, field);
      rows.set(JSON.stringify([name, row.field, row.columns, row.notes]), row);
    }
  }
  return [...rows.values()].sort(byTable(rows.values()));
}

/** The fields of several sets; a later set wins. */
function fieldsOf(mapping: Mapping, sets: readonly string[]): Iterable<FieldMapping> {
  return new Map(sets.flatMap((set) => Object.entries(mapping.fieldSets[set] ?? {}))).values();
}

function rowOf(target: string, table: string, { name, landing, losses }: FieldMapping): FieldRow {
  const held: Held =
    landing.kind === 'unsupported' ? { holding: 'none', notes: [landing.reason] } : heldWith(losses);
  return { target, table, field: name, columns: landingText(landing), ...held };
}

/** Tables in the order in which they appear first, and fields by name. */
function byTable(rows: Iterable<FieldRow>): (a: FieldRow, b: FieldRow) => number {
  const tables = [...new Set([...rows].map(({ table }) => table))];
  return (a, b) =>
    tables.indexOf(a.table) - tables.indexOf(b.table) || (a.field < b.field ? -1 : a.field > b.field ? 1 : 0);
}
