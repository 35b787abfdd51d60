import { sourceOf, type SchemaCatalog } from '../../../src/schema/index.ts';
import type { Pipeline, Query, TabularOperator } from '../ast.ts';
import type { FormatCatalogs, FormatInput } from './format.ts';
import { queryOf } from '../query.ts';

/** A column of a query's result, and the table column that it holds, if it is one. */
export interface ResultColumn {
  readonly name: string;
  readonly origin?: { readonly schema: string; readonly column: string };
}

/**
 * The columns that a query returns, in no particular order. Of a rule these are the columns of its table;
 * of a correlation the keys, which stand for the column of the first base rule that has it as it is.
 * Tables that the catalogue does not know have no columns here, so that nothing is claimed of them.
 */
export function resultColumns(
  input: FormatInput,
  place: keyof FormatCatalogs = 'sentinel',
): readonly ResultColumn[] {
  const { mapped } = input;
  const catalog = input.catalogs[place];
  return [...namesOf(queryOf(mapped), catalog)].map((name) => {
    const origin = originOf(input, name, catalog);
    return origin === undefined ? { name } : { name, origin };
  });
}

/** Names of the columns of a query's result. */
export function namesOf(query: Query, catalog: SchemaCatalog): ReadonlySet<string> {
  const lets = new Map<string, ReadonlySet<string>>();
  for (const { name, value } of query.lets) lets.set(name, pipelineNames(value, lets, catalog));
  return pipelineNames(query.body, lets, catalog);
}

function pipelineNames(
  { source, operators }: Pipeline,
  lets: ReadonlyMap<string, ReadonlySet<string>>,
  catalog: SchemaCatalog,
): ReadonlySet<string> {
  const start =
    source.kind === 'name'
      ? (lets.get(source.name) ?? new Set(sourceOf(catalog, source.name)?.columns.keys()))
      : new Set(source.pipelines.flatMap((pipeline) => [...pipelineNames(pipeline, lets, catalog)]));
  return operators.reduce<ReadonlySet<string>>(
    (names, operator) => applied(names, operator, (right) => pipelineNames(right, lets, catalog)),
    start,
  );
}

function applied(
  names: ReadonlySet<string>,
  operator: TabularOperator,
  namesOfPipeline: (pipeline: Pipeline) => ReadonlySet<string>,
): ReadonlySet<string> {
  switch (operator.kind) {
    case 'where':
    case 'sort':
      return names;
    case 'extend':
      return new Set([...names, ...operator.columns.map(({ name }) => name)]);
    case 'project':
    case 'distinct':
      return new Set(operator.columns.map(({ name }) => name));
    case 'summarize':
      return new Set([...operator.by, ...operator.aggregates].map(({ name }) => name));
    case 'mv-expand':
      return new Set([...names, operator.column.name]);
    case 'join': {
      const right = [...namesOfPipeline(operator.right)];
      return new Set([...names, ...right.map((name) => (names.has(name) ? `${name}1` : name))]);
    }
  }
}

/** The table column that a column of the result holds as it is. */
function originOf(
  { mapped }: FormatInput,
  name: string,
  catalog: SchemaCatalog,
): ResultColumn['origin'] | undefined {
  if (mapped.kind === 'rule') {
    const { table } = mapped;
    const isOwn = sourceOf(catalog, table.name)?.columns.has(name) === true;
    return isOwn ? { schema: table.schema, column: name } : undefined;
  }
  const position = mapped.rule.groupBy.indexOf(name);
  for (const base of mapped.bases) {
    const key = base.kind === 'events' ? base.keys[position] : undefined;
    if (base.kind === 'events' && key?.kind === 'plain') {
      return { schema: base.events.table.schema, column: key.name };
    }
  }
  return undefined;
}
