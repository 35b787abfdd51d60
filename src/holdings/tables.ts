import type { Mapping } from '../mapping/index.ts';
import { tableText } from './logsources.ts';

/** A table or parser that queries of a target start from. */
export interface TableRow {
  readonly target: string;
  readonly table: string;
  /** The name of the parser that is built into Microsoft Sentinel; absent for tables. */
  readonly builtin?: string;
  readonly schema: string;
  /** The tables that a parser reads; absent for tables. */
  readonly sources?: readonly string[];
  /** How many log sources lead to it. */
  readonly logsources: number;
}

/** A target and how much its mapping holds. */
export interface TargetRow {
  readonly target: string;
  readonly tables: number;
  readonly logsources: number;
}

/** Every table that log sources of a mapping lead to, by name. */
export function tableRows(mapping: Mapping): readonly TableRow[] {
  return Object.entries(mapping.tables)
    .map(([name, table]) => ({
      target: mapping.target,
      table: tableText(table, name),
      ...(typeof table.query === 'string' ? {} : { builtin: table.query.builtin }),
      schema: table.schema,
      ...(table.sources === undefined ? {} : { sources: table.sources }),
      logsources: mapping.logsources.filter((entry) => entry.table === name).length,
    }))
    .filter(({ logsources }) => logsources > 0)
    .sort((a, b) => (a.table < b.table ? -1 : 1));
}

/** The size of a mapping. */
export function targetRow(mapping: Mapping): TargetRow {
  const { target, logsources } = mapping;
  return { target, tables: tableRows(mapping).length, logsources: logsources.length };
}
