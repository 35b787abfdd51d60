import { kql } from '../backends/index.ts';
import { openMappings, type ConverterOptions } from './converter/index.ts';
import {
  fieldRows,
  logsourceRows,
  tableRows,
  targetRow,
  type FieldRow,
  type LogsourceRow,
  type TableRow,
  type TargetRow,
} from './holdings/index.ts';
import { Diagnostics, type Diagnostic, type Source } from './diagnostics/index.ts';
import { draft, readSchema } from './draft/index.ts';

/** What the mappings of the chosen targets know. Nothing in it depends on a rule. */
export interface MappingDescription {
  readonly targets: readonly TargetRow[];
  readonly tables: readonly TableRow[];
  readonly logsources: readonly LogsourceRow[];
  readonly fields: readonly FieldRow[];
}

/** A description, or the findings about mapping files and targets that kept it from being made. */
export interface DescriptionResult {
  readonly description?: MappingDescription;
  readonly diagnostics: readonly Diagnostic[];
}

/** Describes the mappings that a converter with these options would use; without targets, all shipped ones. */
export async function describeMappings(
  options: Partial<Pick<ConverterOptions, 'targets' | 'presets' | 'mappings'>> = {},
): Promise<DescriptionResult> {
  const { mappings, diagnostics } = await openMappings({ targets: kql.targets, ...options });
  if (mappings === undefined) return { diagnostics };
  return {
    description: {
      targets: mappings.map(targetRow),
      tables: mappings.flatMap(tableRows),
      logsources: mappings.flatMap(logsourceRows),
      fields: mappings.flatMap(fieldRows),
    },
    diagnostics,
  };
}

/** The names of all tables and parsers that Microsoft documents for the shipped targets. */
export async function tableNames(): Promise<readonly string[]> {
  const { tables, functions } = await kql.loadSchema();
  return [...tables.keys(), ...functions.keys()];
}

/** What is wrong with mapping files that are used together, in this order. Nothing if they can be used. */
export async function checkMappings(mappings: readonly Source[]): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await openMappings({ targets: kql.targets, mappings });
  return diagnostics;
}

/** A drafted mapping file, or the findings about the schema that kept it from being made. */
export interface MappingDraft {
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a mapping is drafted for. */
export interface DraftOptions {
  readonly table: string;
  readonly target: string;
  /** The way from the file to the JSON Schema of mappings, if there is one. */
  readonly schemaPath?: string | undefined;
}

/** Drafts a mapping file for a table from what `Table | getschema` returns. */
export async function draftMapping(
  schema: Source,
  { table, target, schemaPath }: DraftOptions,
): Promise<MappingDraft> {
  const diagnostics = new Diagnostics();
  const columns = readSchema(schema, diagnostics);
  if (columns === undefined) return { diagnostics: diagnostics.list };
  const { mappings = [] } = await openMappings({ targets: kql.targets });
  const own = mappings.filter((mapping) => mapping.target === target);
  return {
    text: draft({
      target,
      table,
      columns,
      mappings: own.length === 0 ? mappings : own,
      ...(schemaPath === undefined ? {} : { schema: schemaPath }),
    }),
    diagnostics: diagnostics.list,
  };
}
