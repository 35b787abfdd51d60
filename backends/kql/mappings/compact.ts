import type { ColumnExpression, PlainColumn } from '../../../src/ir/index.ts';
import type {
  FieldLanding,
  LogsourceMapping,
  Loss,
  Mapping,
  ValueRewrite,
} from '../../../src/mapping/model.ts';
import type { ScalarType } from '../../../src/schema/index.ts';

/**
 * A shipped mapping as its module holds it. Every run reads it, most runs need a few of its field sets, and it is
 * several times as long when each of its 1,800 fields is spelt out. See docs/decisions/0005-generated-modules.md.
 */
export interface CompactMapping extends Pick<Mapping, 'target' | 'settings' | 'tables'> {
  /** The mapping files that places count by their index. */
  readonly files: readonly string[];
  readonly logsources: readonly CompactLogsource[];
  /** Each is parsed when it is asked for. */
  readonly fieldSets: Readonly<Record<string, () => readonly CompactField[]>>;
}

/** An entry for a log source, whose place is the index of a file and a line. */
export interface CompactLogsource extends Omit<LogsourceMapping, 'place'> {
  readonly place: CompactPlace;
}

/** Index of the file, and line. */
export type CompactPlace = readonly [file: number, line: number];

/** A field: its name, its place, where it lands, and what most fields don't have. Its key is the name in lower case. */
export type CompactField = readonly [
  name: string,
  ...place: CompactPlace,
  landing: CompactColumn | FieldLanding,
  rewrites?: readonly ValueRewrite[],
  losses?: readonly Loss[],
];

/**
 * A column: its name if it always holds text, or its name and type (`EventID:int`); a list with the kind of
 * column first (`["property", "Data:dynamic", "name"]`). Columns of other forms stay as the mapping has them.
 */
export type CompactColumn =
  SingleColumn | readonly [kind: 'first-filled', ...alternatives: (SingleColumn | ColumnExpression)[]];

/** A column that is in one column of the table. */
export type SingleColumn =
  | string
  | readonly [kind: 'property', base: string, ...path: (string | number)[]]
  | readonly [kind: 'xml-data' | 'xml-element', base: string, name: string];

/** The mapping of which `compact` is the short form. Field sets are made when they are first looked at. */
export function expandMapping(compact: CompactMapping): Mapping {
  const { target, settings, tables, files } = compact;
  const place = (file: number, line: number) => ({ path: files[file] ?? '', line });
  return {
    target,
    settings,
    tables,
    logsources: compact.logsources.map((logsource) => ({ ...logsource, place: place(...logsource.place) })),
    fieldSets: onDemand(compact.fieldSets, (fields) =>
      Object.fromEntries(
        fields().map(([name, file, line, landing, rewrites = [], losses = []]) => [
          name.toLowerCase(),
          { name, place: place(file, line), landing: expandLanding(landing), rewrites, losses },
        ]),
      ),
    ),
  };
}

function expandLanding(landing: CompactColumn | FieldLanding): FieldLanding {
  return isCompact(landing) ? { kind: 'column', column: expandColumn(landing) } : landing;
}

function expandColumn(column: CompactColumn): ColumnExpression {
  if (typeof column === 'string') return expandPlain(column);
  switch (column[0]) {
    case 'property': {
      const [kind, base, ...path] = column;
      return { kind, base: expandPlain(base), path };
    }
    case 'xml-data':
    case 'xml-element': {
      const [kind, base, name] = column;
      return { kind, base: expandPlain(base), name };
    }
    case 'first-filled': {
      const [kind, ...alternatives] = column;
      return { kind, alternatives: alternatives.map((one) => (isCompact(one) ? expandColumn(one) : one)) };
    }
  }
}

function expandPlain(column: string): PlainColumn {
  const [name = '', type = 'string'] = column.split(':');
  return { kind: 'plain', name, type: type as ScalarType, optional: false };
}

function isCompact(value: CompactColumn | FieldLanding | ColumnExpression): value is CompactColumn {
  return typeof value === 'string' || Array.isArray(value);
}

/** The same entries, each made when it is first looked at, and then kept. */
function onDemand<From, To extends object>(
  entries: Readonly<Record<string, From>>,
  make: (from: From) => To,
): Readonly<Record<string, To>> {
  const record: Record<string, To> = {};
  for (const [name, from] of Object.entries(entries)) {
    let made: To | undefined;
    Object.defineProperty(record, name, { enumerable: true, get: () => (made ??= make(from)) });
  }
  return record;
}
