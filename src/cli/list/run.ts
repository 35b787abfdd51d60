import type { LogsourceName, MappingDescription } from '../../index.ts';
import type { ListOptions } from '../commands/list.ts';
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
  { target, mapping, format }: ListOptions,
  io: Io,
): Promise<ExitCode> {
  const { presets, mappings, failed } = readMappings(mapping, io);
  const { describeMappings } = await import('../../index.ts');
  const chosen = target.length === 0 ? {} : { targets: target };
  const { description, diagnostics } =
    failed.length > 0 ? { diagnostics: failed } : await describeMappings({ ...chosen, presets, mappings });
  for (const diagnostic of diagnostics) io.stderr.write(formatDiagnostic(diagnostic, paintFor(io)));
  if (description === undefined) return exitCodes.usage;
  io.stdout.write(
    format === 'json' ? `${JSON.stringify(description[topic], null, 2)}\n` : texts[topic](description),
  );
  return exitCodes.done;
}

const texts: Readonly<Record<Topic, (description: MappingDescription) => string>> = {
  targets: ({ targets }) =>
    formatTable(
      ['TARGET', 'TABLES', 'LOG SOURCES'],
      targets.map(({ target, tables, logsources }) => [target, String(tables), String(logsources)]),
    ),
  tables: ({ tables }) =>
    formatTable(
      ['TARGET', 'TABLE', 'BUILT IN', 'LOG SOURCES'],
      tables.map(({ target, table, builtin = '', logsources }) => [
        target,
        table,
        builtin,
        String(logsources),
      ]),
    ),
  logsources: ({ logsources }) =>
    formatTable(
      ['TARGET', 'CATEGORY', 'PRODUCT', 'SERVICE', 'TABLE', 'HELD', 'WHY'],
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

function attributesOf({ category = '', product = '', service = '' }: LogsourceName): readonly string[] {
  return [category, product, service];
}
