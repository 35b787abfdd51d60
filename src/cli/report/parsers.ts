import type { MappingDescription } from '../../index.ts';

/**
 * The tables of a workspace and the ASIM parsers that return something there: those that read one of the tables. A
 * list of tables, as Log Analytics exports it, names no parser.
 */
export function withParsers(
  tables: ReadonlySet<string>,
  known: MappingDescription['tables'],
): ReadonlySet<string> {
  const parsers = known.filter(({ sources = [] }) => sources.some((source) => tables.has(source)));
  return new Set([...tables, ...parsers.flatMap(({ table, builtin = table }) => [table, builtin])]);
}
