import type { SchemaCatalog, TableSchema } from '../../../src/schema/index.ts';
import { elements, type Kusto } from '../kusto/index.ts';
import { compileExpression } from './expression.ts';
import { partOf } from './literals.ts';
import { Scope, type Environment, type ParserArgument, type Plan } from './model.ts';
import { asimArgument } from './parser-parameters.ts';
import { bindStatements } from './tabular/statements.ts';
import { compilePipeline, compileTable } from './tabular/table.ts';
import { InvalidKql, UnsupportedKql } from './unsupported.ts';
import { fromMilliseconds } from './values/time.ts';
import type { Column, Row } from './values/value.ts';

/** Tables or ASIM parsers in memory, by name. */
export type Database = ReadonlyMap<string, { readonly schema: TableSchema; readonly rows: readonly Row[] }>;

/** What a query gives. */
export interface QueryResult {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** Choices of the caller. */
export interface EvaluateOptions {
  /** The result of `now()` and the base of `ago()`; the epoch of 1970 if absent, so that results don't vary. */
  readonly now?: Date;
  /** What the arguments of ASIM parsers do; {@link asimArgument} if absent. */
  readonly parserArgument?: ParserArgument;
  /**
   * `types` (the default) lets the official parser check names and types first, which takes most of the time of a
   * compilation. `syntax` is for queries that were checked before.
   */
  readonly check?: 'types' | 'syntax';
}

/** A query that is ready to run over rows. */
export interface CompiledQuery {
  readonly columns: readonly Column[];
  /** Runs over rows by table name. A table of the catalogue that isn't given has no rows. */
  run(tables: ReadonlyMap<string, readonly Row[]>): readonly Row[];
}

/**
 * Compiles a query against a catalogue, for many runs. Throws {@link InvalidKql} for a query that the official parser
 * refuses, {@link UnsupportedKql} for one that the evaluator doesn't know well enough.
 */
export function compileQuery(
  kusto: Kusto,
  query: string,
  catalog: SchemaCatalog,
  options: EvaluateOptions = {},
): CompiledQuery {
  const plan = compilePlan(kusto, query, catalog, options);
  return { columns: plan.columns, run: (tables) => plan.rows({ tables, memo: new Map() }) };
}

/** The plan of a query; `onFilter` is told about each `where`. */
export function compilePlan(
  kusto: Kusto,
  query: string,
  catalog: SchemaCatalog,
  options: EvaluateOptions,
  onFilter?: Environment['onFilter'],
): Plan {
  const { tree, diagnostics } = options.check === 'syntax' ? kusto.parse(query) : kusto.bind(query, catalog);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new InvalidKql(`${error.code}: ${error.message} (${query.slice(error.start, error.end)})`);
  const environment: Environment = {
    catalog,
    now: fromMilliseconds(options.now?.getTime() ?? 0),
    calls: { count: 0 },
    parserArgument: options.parserArgument ?? asimArgument,
    ...(onFilter && { onFilter }),
    compileExpression,
    compileTable,
    compilePipeline,
  };
  return compileStatements(elements(partOf(tree, 'Statements')), new Scope(environment));
}

/** Compiles and runs a query over a database, whose tables are all that the query can name. */
export function evaluate(
  kusto: Kusto,
  query: string,
  database: Database,
  options: EvaluateOptions = {},
): QueryResult {
  const tables = new Map([...database].map(([name, { schema }]) => [name, schema]));
  const compiled = compileQuery(kusto, query, { tables, functions: new Map() }, options);
  return {
    columns: compiled.columns,
    rows: compiled.run(new Map([...database].map(([name, { rows }]) => [name, rows]))),
  };
}

function compileStatements(statements: readonly Parameters<typeof partOf>[0][], scope: Scope): Plan {
  const queries = statements.filter(({ kind }) => kind === 'ExpressionStatement');
  const [query] = queries;
  if (query === undefined || queries.length > 1)
    throw new UnsupportedKql('a text that is not exactly one query');
  const known = bindStatements(statements.slice(0, statements.indexOf(query)), scope);
  return compileTable(partOf(query, 'Expression'), known);
}
