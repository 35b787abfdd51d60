import type { Diagnostics, Source } from '../diagnostics/index.ts';
import type { SchemaCatalog } from '../schema/index.ts';
import { parseYaml, type YamlNode, type YamlScalar } from '../yaml/index.ts';
import { plainColumnReader } from './decode/column.ts';
import { didYouMean } from './decode/did-you-mean.ts';
import { fieldSetReader, placeOf } from './decode/field.ts';
import { logsourceReader } from './decode/logsource.ts';
import { ownColumns } from './decode/own-columns.ts';
import {
  entriesOf,
  invalid,
  listOf,
  object,
  oneOf,
  optional,
  required,
  text,
  withDefault,
  type Reader,
} from './decode/reader.ts';
import { scopeOf, type TableScope } from './decode/scope.ts';
import { tablesReader } from './decode/table.ts';
import type { FieldSet, LogsourceMapping, Mapping, MappingSettings, TableMapping } from './model.ts';

/**
 * Reads a mapping file. Names of tables and columns are checked against `catalog`; `baseOf` gives the
 * mapping that the file will be merged into and whose tables and field sets it may name.
 * Returns `undefined` after reporting at least one error; all errors of a file are reported.
 */
export function decodeMapping(
  source: Source,
  catalog: SchemaCatalog,
  diagnostics: Diagnostics,
  baseOf: (target: string) => Mapping | undefined = () => undefined,
): Mapping | undefined {
  const before = diagnostics.list.length;
  const [document, another] = parseYaml(source, diagnostics);
  if (diagnostics.hasErrors(before)) return undefined;
  if (!document || another) {
    const span = another?.span ?? { source, start: 0, end: 0 };
    diagnostics.report('mapping-invalid', span, 'A mapping file holds exactly one YAML document.');
    return undefined;
  }
  const parts = outline(document, diagnostics);
  if (!parts) return undefined;
  const names = readNames(parts, catalog, baseOf(parts.target), diagnostics);
  const fieldSets = parts.fieldSets && readFieldSets(names)(parts.fieldSets, diagnostics);
  const logsources = parts.logsources && readLogsources(names)(parts.logsources, diagnostics);
  if (diagnostics.hasErrors(before)) return undefined;
  return {
    target: parts.target,
    settings: parts.settings,
    tables: Object.fromEntries(names.tables),
    logsources: logsources ?? [],
    fieldSets: Object.fromEntries(fieldSets ?? []),
  };
}

const later = withDefault<YamlNode | undefined>((node) => node, undefined);

const version: Reader<1> = (node, diagnostics) =>
  node.kind === 'scalar' && node.value === 1
    ? 1
    : invalid(node, diagnostics, 'This version of sigma-kql reads version 1.');

const settings: Reader<MappingSettings> = (node, diagnostics) => {
  const values = object('settings', {
    fanOut: optional(oneOf(['conjunction', 'test'])),
    timeColumn: optional(text),
  })(node, diagnostics);
  return (
    values && {
      ...(values.fanOut && { fanOut: values.fanOut }),
      ...(values.timeColumn && { timeColumn: values.timeColumn }),
    }
  );
};

/** The parts that refer to others stay nodes until the names they may use are known. */
const outline = object('a mapping file', {
  version: required(version),
  target: required(text),
  settings: withDefault(settings, {}),
  tables: later,
  logsources: later,
  fieldSets: later,
});

/** What the entries of a file may refer to by name. */
interface Names {
  readonly tables: ReadonlyMap<string, TableMapping>;
  /** Field sets of this file with their tables; those of the base with `undefined`. */
  readonly sets: ReadonlyMap<string, string | undefined>;
  readonly scope: (name: string, node: YamlNode, diagnostics: Diagnostics) => TableScope | undefined;
}

function readNames(
  parts: { readonly tables: YamlNode | undefined; readonly fieldSets: YamlNode | undefined },
  catalog: SchemaCatalog,
  base: Mapping | undefined,
  diagnostics: Diagnostics,
): Names {
  const declared = parts.tables ? (tablesReader(catalog)(parts.tables, diagnostics) ?? []) : [];
  const tables = new Map(declared.map(([key, table]) => [key.text, table]));
  const known = new Map([...Object.entries(base?.tables ?? {}), ...tables]);
  const scopes = new Map<string, TableScope>();
  return {
    tables,
    sets: new Map([
      ...Object.keys(base?.fieldSets ?? {}).map((set) => [set, undefined] as const),
      ...ownSets(parts),
    ]),
    scope: (name, node, at) => {
      const table = known.get(name);
      if (!table) {
        const message = `The mapping has no table "${name}".${didYouMean(name, known.keys())}`;
        at.report('mapping-unknown-table', node.span, message);
        return undefined;
      }
      const scope = scopes.get(name) ?? scopeOf(name, table, catalog);
      scopes.set(name, scope);
      return scope;
    },
  };
}

/** Field sets and their tables as written; what is malformed here is reported when the sets are read. */
function ownSets(parts: {
  readonly fieldSets: YamlNode | undefined;
}): readonly (readonly [string, string])[] {
  if (parts.fieldSets?.kind !== 'map') return [];
  return parts.fieldSets.entries.flatMap(({ key, value }) => {
    const table =
      value.kind === 'map' ? value.entries.find((entry) => entry.key.text === 'table')?.value : undefined;
    return [[key.text, table?.kind === 'scalar' ? table.text : ''] as const];
  });
}

function readFieldSets(names: Names): Reader<readonly (readonly [string, FieldSet])[]> {
  const shell = object('a field set', {
    table: required<YamlNode>((node) => node),
    fields: required<YamlNode>((n) => n),
    lists: later,
  });
  const entries = entriesOf<FieldSet>('field sets', (_key, node, diagnostics) => {
    const values = shell(node, diagnostics);
    const table = values && text(values.table, diagnostics);
    const scope = values && table !== undefined ? names.scope(table, values.table, diagnostics) : undefined;
    if (!values || !scope) return undefined;
    const { fields, lists } = values;
    if (fields.kind !== 'scalar' || fields.value !== 'columns') {
      return lists === undefined
        ? fieldSetReader(scope)(fields, diagnostics)
        : invalid(lists, diagnostics, 'Only a set with `fields: columns` can have `lists`.');
    }
    const named = lists === undefined ? [] : listOf('columns', plainColumnReader(scope))(lists, diagnostics);
    return (
      named &&
      ownColumns(
        scope,
        named.map(({ name }) => name),
        placeOf(fields.span),
      )
    );
  });
  return (node, diagnostics) =>
    entries(node, diagnostics)?.map(([key, set]: readonly [YamlScalar, FieldSet]) => [key.text, set]);
}

function readLogsources(names: Names): Reader<readonly LogsourceMapping[]> {
  return listOf(
    'log sources',
    logsourceReader({
      table: names.scope,
      checkFields: (set, table, node, diagnostics) => {
        const own = names.sets.get(set);
        if (own === table || (own === undefined && names.sets.has(set))) return true;
        const message =
          own === undefined
            ? `There is no field set "${set}".${didYouMean(set, names.sets.keys())}`
            : `The field set "${set}" is for the table ${own}, not for ${table}.`;
        return invalid(node, diagnostics, message) ?? false;
      },
    }),
  );
}
