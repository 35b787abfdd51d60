import type { Columns, FunctionSchema, ScalarType, SchemaCatalog } from '../../../src/schema/index.ts';
import type { SyntaxNode } from '../kusto/index.ts';
import type { Column, Long, Row, Value } from './values/value.ts';

/** One run of a compiled query over some rows. */
export interface Run {
  /** Rows of a table or parser by its name; none if the database doesn't have it. */
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  /** Results of tabular expressions that are used more than once, by the plan that makes them. */
  readonly memo: Map<object, unknown>;
}

/** A compiled scalar expression. `constant` ones need neither row nor run. */
export interface Typed {
  readonly type: ScalarType;
  readonly constant: boolean;
  get(row: Row, run: Run): Value;
}

/** A compiled tabular expression. Rows are never changed in place. */
export interface Plan {
  readonly columns: readonly Column[];
  rows(run: Run): readonly Row[];
}

/** What a name means, apart from the columns of the current row. */
export type Binding =
  | { readonly kind: 'scalar'; readonly expression: Typed }
  | { readonly kind: 'table'; readonly plan: Plan }
  | { readonly kind: 'function'; readonly declaration: SyntaxNode; readonly scope: Scope }
  | { readonly kind: 'record'; readonly columns: readonly Column[]; get(): Row };

/** Where the current row stands among the rows of its operator; for `prev`, `next` and `row_number`. */
export interface Cursor {
  rows: readonly Row[];
  index: number;
}

/** What is the same for the whole query. */
export interface Environment {
  readonly catalog: SchemaCatalog;
  /** `now()`, the same for the whole query. */
  readonly now: Long;
  /** How many calls of declared functions were inlined so far. */
  readonly calls: { count: number };
  /** What an argument of an ASIM parser does to its rows. */
  readonly parserArgument: ParserArgument;
  /** Is told about every `where`: its condition, where names stand, and its input. */
  readonly onFilter?: (condition: SyntaxNode, scope: Scope, input: Plan) => void;
  compileExpression(node: SyntaxNode, scope: Scope): Typed;
  compileTable(node: SyntaxNode, scope: Scope): Plan;
  compilePipeline(node: SyntaxNode, input: Plan, scope: Scope): Plan;
}

/**
 * The filter that a parser applies for one of its parameters, over rows with the given columns; `undefined` if the
 * parameter isn't known.
 */
export type ParserArgument = (
  parser: FunctionSchema,
  parameter: string,
) => ((columns: readonly Column[]) => (row: Row, value: Value) => boolean) | undefined;

/** What can be named at one place of a query. Immutable: `with…` gives a new scope. */
export class Scope {
  readonly environment: Environment;
  readonly columns: readonly Column[];
  readonly cursor: Cursor;
  readonly #names: ReadonlyMap<string, Binding>;
  readonly #positions: ReadonlyMap<string, number>;

  constructor(
    environment: Environment,
    columns: readonly Column[] = [],
    names: ReadonlyMap<string, Binding> = new Map(),
  ) {
    this.environment = environment;
    this.columns = columns;
    this.cursor = { rows: [], index: 0 };
    this.#names = names;
    this.#positions = new Map(columns.map(({ name }, index) => [name, index]));
  }

  /** The same names over other columns. */
  withColumns(columns: readonly Column[]): Scope {
    return new Scope(this.environment, columns, this.#names);
  }

  /** The same columns, and one more name. */
  withName(name: string, binding: Binding): Scope {
    return new Scope(this.environment, this.columns, new Map([...this.#names, [name, binding]]));
  }

  /** The position of a column in the current row; `undefined` if it has no such column. */
  position(name: string): number | undefined {
    return this.#positions.get(name);
  }

  /** What a name means that isn't a column. */
  binding(name: string): Binding | undefined {
    return this.#names.get(name);
  }
}

/** An expression that is the same for all rows. */
export function constant(value: Value, type: ScalarType): Typed {
  return { type, constant: true, get: () => value };
}

/** The value of a constant expression. */
export function constantValue(expression: Typed): Value {
  return expression.get([], { tables: new Map(), memo: new Map() });
}

/** The column at a position of the current row. */
export function columnAt(position: number, type: ScalarType): Typed {
  return { type, constant: false, get: (row) => row[position] ?? null };
}

/** A list of columns from a schema. */
export function columnList(columns: Columns): readonly Column[] {
  return [...columns].map(([name, type]) => ({ name, type }));
}

/** A plan whose rows are made once per run, however often they are used. */
export function memoized(plan: Plan): Plan {
  const result: Plan = {
    columns: plan.columns,
    rows(run) {
      const known = run.memo.get(result) as readonly Row[] | undefined;
      if (known) return known;
      const rows = plan.rows(run);
      run.memo.set(result, rows);
      return rows;
    },
  };
  return result;
}
