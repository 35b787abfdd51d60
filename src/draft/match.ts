import type { LogsourceMapping, LogsourcePattern, Mapping } from '../mapping/index.ts';
import type { SchemaColumn } from './read-schema.ts';

/** The log source whose fields fit a table best, and the Sigma fields of its columns. */
export interface Match {
  /** Absent if hardly any field fits. */
  readonly logsource?: LogsourcePattern;
  /** How many fields of the log source the table has, and how many it lacks. */
  readonly found: number;
  readonly missing: number;
  /** Sigma field by column. */
  readonly fields: ReadonlyMap<SchemaColumn, string>;
}

/** Guesses what a table is for from its name and those of its columns, by the fields and columns of known mappings. */
export function matchColumns(
  table: string,
  columns: readonly SchemaColumn[],
  mappings: readonly Mapping[],
): Match {
  const byName = new Map(columns.map((column) => [plainName(column.name), column]));
  const candidates = mappings.flatMap((mapping) =>
    mapping.logsources.map((entry) => candidateOf(mapping, entry, byName)),
  );
  const [best] = candidates.toSorted(
    (a, b) =>
      b.fields.size - a.fields.size ||
      Number(isNamed(b, table)) - Number(isNamed(a, table)) ||
      Number(isCommon(b)) - Number(isCommon(a)) ||
      a.missing - b.missing,
  );
  const others = new Map(candidates.flatMap(({ fields }) => [...fields]));
  const fields = new Map([...others, ...(best?.fields ?? [])]);
  if (best === undefined || best.fields.size < fewestFields) return { found: 0, missing: 0, fields };
  return { logsource: best.logsource, found: best.fields.size, missing: best.missing, fields };
}

/** The categories that most Sigma rules are for: of log sources that fit equally well, these are likelier. */
const commonCategories: ReadonlySet<string> = new Set([
  'process_creation',
  'network_connection',
  'dns_query',
  'file_event',
  'registry_set',
  'image_load',
  'webserver',
  'proxy',
  'firewall',
  'dns',
]);

function isCommon({ logsource: { category = [] } }: Candidate): boolean {
  return category.some((name) => commonCategories.has(name));
}

/** Whether the name of the table names the log source. */
function isNamed({ logsource }: Candidate, table: string): boolean {
  const name = plainName(table);
  return Object.values(logsource as Readonly<Record<string, readonly string[]>>)
    .flat()
    .some((word) => word !== '*' && name.includes(plainName(word)));
}

/** Below this, a log source is a coincidence. */
const fewestFields = 2;

interface Candidate {
  readonly logsource: LogsourcePattern;
  readonly missing: number;
  readonly fields: ReadonlyMap<SchemaColumn, string>;
}

function candidateOf(
  mapping: Mapping,
  { match, fields: sets }: LogsourceMapping,
  byName: ReadonlyMap<string, SchemaColumn>,
): Candidate {
  const known = new Map(sets.flatMap((set) => Object.entries(mapping.fieldSets[set] ?? {}))).values();
  const fields = new Map<SchemaColumn, string>();
  let missing = 0;
  for (const { name, landing, rewrites } of known) {
    if (name.endsWith('*')) continue;
    // A column in which the value stands somewhere is the column of many fields, and says nothing about any.
    const isOwn = rewrites.every(({ kind }) => kind !== 'anywhere');
    const target =
      isOwn && landing.kind === 'column' && landing.column.kind === 'plain' ? landing.column.name : name;
    const column = byName.get(plainName(name)) ?? byName.get(plainName(target));
    if (column === undefined) missing += 1;
    else if (!fields.has(column)) fields.set(column, name);
  }
  return { logsource: match, missing, fields };
}

/** A name without case, separators and the type suffix of custom log columns (`src_ip_s`). */
function plainName(name: string): string {
  return name
    .replace(/_[sdbgt]$/, '')
    .replaceAll(/[_\-. ]/g, '')
    .toLowerCase();
}
