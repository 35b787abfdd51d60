import { quote, suggestion } from '../../diagnostics/index.ts';
import type { LogsourceName, MappingDescription } from '../../index.ts';
import type { ListOptions } from './options.ts';
import { readMappings } from '../convert/mappings.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { paintFor } from '../reporters/paint.ts';
import { formatTable } from './table.ts';

/** What can be listed. */
export type Topic = keyof MappingDescription;

/** Everything that can be listed. */
export const topics: readonly Topic[] = ['targets', 'tables', 'logsources', 'fields'];

/** Prints what the mappings hold; returns the exit code. */
export async function listMappings(
  topic: Topic,
  { target, mapping, table, format }: ListOptions,
  io: Io,
): Promise<ExitCode> {
  const { presets, mappings, failed } = readMappings(mapping, io);
  const { describeMappings } = await import('../../index.ts');
  const chosen = target.length === 0 ? {} : { targets: target };
  const { description, diagnostics } =
    failed.length > 0 ? { diagnostics: failed } : await describeMappings({ ...chosen, presets, mappings });
  for (const diagnostic of diagnostics) io.stderr.write(formatDiagnostic(diagnostic, paintFor(io)));
  if (description === undefined) return exitCodes.usage;
  const known = new Set(description.tables.flatMap(namesOf));
  const stranger = table.find((name) => !known.has(name.toLowerCase()));
  if (stranger !== undefined) {
    const all = await describeMappings({ presets, mappings });
    const why = whyUnknown(stranger, description.tables, all.description?.tables ?? [], target);
    io.stderr.write(`error: ${why}\n`);
    return exitCodes.usage;
  }
  const shown = inTables(description, table);
  io.stdout.write(format === 'json' ? `${JSON.stringify(shown[topic], null, 2)}\n` : texts[topic](shown));
  return exitCodes.done;
}

/** Which other target has the table, or else what it is probably a misspelling of. */
function whyUnknown(
  name: string,
  shown: MappingDescription['tables'],
  all: MappingDescription['tables'],
  targets: readonly string[],
): string {
  const owners = all.filter((row) => namesOf(row).includes(name.toLowerCase())).map((row) => row.target);
  if (owners.length > 0) {
    const [these, those] = [targets, [...new Set(owners)]].map((list) => list.map(quote).join(', '));
    return `${quote(name)} is no table of ${these}, but of ${those}; leave --target out, or name that one`;
  }
  const near = suggestion(
    name,
    shown.flatMap(({ table, schema }) => [table, schema]),
  );
  return `no target has a table ${quote(name)}.${near}`;
}

/** What is in one of the tables, by any name of a parser; everything without names. */
function inTables(description: MappingDescription, names: readonly string[]): MappingDescription {
  if (names.length === 0) return description;
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const tables = description.tables.filter((row) => namesOf(row).some((name) => wanted.has(name)));
  const isIn = ({ target, table }: { readonly target: string; readonly table: string }): boolean =>
    tables.some((row) => row.target === target && row.table === table);
  return {
    targets: description.targets.filter(({ target }) => tables.some((row) => row.target === target)),
    tables,
    logsources: description.logsources.filter(isIn),
    fields: description.fields.filter(isIn),
  };
}

/** In lower case. Parsers are also known by their ASIM schema, as warnings and mapping files name them. */
function namesOf({
  table,
  builtin = table,
  schema,
}: MappingDescription['tables'][number]): readonly string[] {
  return [table.toLowerCase(), builtin.toLowerCase(), schema.toLowerCase()];
}

const texts: Readonly<Record<Topic, (description: MappingDescription) => string>> = {
  targets: ({ targets }) =>
    formatTable(
      ['TARGET', 'TABLES', 'LOG SOURCES'],
      targets.map(({ target, tables, logsources }) => [target, String(tables), String(logsources)]),
    ),
  tables: ({ tables }) =>
    formatTable(
      ['TARGET', 'TABLE', 'BUILT IN', 'LOG SOURCES', 'READS'],
      tables.map(({ target, table, builtin = '', logsources, sources = [] }) => [
        target,
        table,
        builtin,
        String(logsources),
        sources.join(' '),
      ]),
    ),
  logsources: ({ logsources }) =>
    formatTable(
      ['TARGET', 'CATEGORY', 'PRODUCT', 'SERVICE', 'EVENT IDS', 'TABLE', 'HELD', 'WHY'],
      logsources.map(({ target, logsource, table, holding, notes }) => [
        target,
        ...attributesOf(logsource),
        table,
        holding,
        notes.join('; '),
      ]),
    ),
  fields: ({ fields }) =>
    formatTable(
      ['TARGET', 'TABLE', 'FIELD', 'HELD', 'COLUMNS', 'WHY'],
      fields.map(({ target, table, field, holding, columns, notes }) => [
        target,
        table,
        field,
        holding,
        columns,
        notes.join('; '),
      ]),
    ),
};

function attributesOf({
  category = '',
  product = '',
  service = '',
  eventIds = [],
}: LogsourceName): readonly string[] {
  return [category, product, service, eventIds.join(' ')];
}
