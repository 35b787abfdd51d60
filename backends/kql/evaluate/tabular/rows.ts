import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { compileExpression } from '../expression.ts';
import { partOf } from '../literals.ts';
import { constantValue, type Plan, type Run, type Scope, type Typed } from '../model.ts';
import { castTo } from '../operators/comparisons.ts';
import { InvalidKql } from '../unsupported.ts';
import { comparable, compareValues, keyOfAll } from '../values/compare.ts';
import type { Row, Value } from '../values/value.ts';
import { evaluateAll, namedExpressions } from './columns.ts';
import type { TabularOperator } from './row.ts';

/** Operators that choose and order rows. */
export const rowOperators: Readonly<Record<string, TabularOperator>> = {
  FilterOperator: { page: 'where-operator', compile: where },
  TakeOperator: {
    page: 'take-operator',
    compile: (node, input, scope) => limit(input, partOf(node, 'Expression'), scope),
  },
  SampleOperator: {
    page: 'sample-operator',
    compile: (node, input, scope) => limit(input, partOf(node, 'Expression'), scope),
  },
  SortOperator: {
    page: 'sort-operator',
    compile: (node, input, scope) => sort(input, elements(node.part('Expressions')), scope),
  },
  TopOperator: {
    page: 'top-operator',
    compile: (node, input, scope) =>
      limit(sort(input, [partOf(node, 'ByExpression')], scope), partOf(node, 'Expression'), scope),
  },
  DistinctOperator: { page: 'distinct-operator', compile: distinctRows },
  CountOperator: {
    page: 'count-operator',
    compile: (_, input) => ({
      columns: [{ name: 'Count', type: 'long' }],
      rows: (run) => [[input.rows(run).length]],
    }),
  },
};

function where(node: SyntaxNode, input: Plan, outer: Scope): Plan {
  const scope = outer.withColumns(input.columns);
  scope.environment.onFilter?.(partOf(node, 'Condition'), scope, input);
  const condition = castTo(compileExpression(partOf(node, 'Condition'), scope), 'bool');
  const { cursor } = scope;
  return new FilteredPlan(input, (rows, run) => {
    cursor.rows = rows;
    return rows.filter((row, index) => {
      cursor.index = index;
      return condition.get(row, run) === true;
    });
  });
}

type Filter = (rows: readonly Row[], run: Run) => readonly Row[];

/** What a filter leaves of its input. Runs a chain of filters without recursion: chains can be long. */
class FilteredPlan implements Plan {
  readonly columns: Plan['columns'];
  readonly #input: Plan;
  readonly #filter: Filter;

  constructor(input: Plan, filter: Filter) {
    this.columns = input.columns;
    this.#input = input;
    this.#filter = filter;
  }

  rows(run: Run): readonly Row[] {
    const filters = [this.#filter];
    let source = this.#input;
    while (source instanceof FilteredPlan) {
      filters.push(source.#filter);
      source = source.#input;
    }
    return filters.reduceRight((rows, filter) => filter(rows, run), source.rows(run));
  }
}

/** The first rows. The engine is free to take any. */
function limit(input: Plan, count: SyntaxNode, scope: Scope): Plan {
  const size = compileExpression(count, scope.withColumns([]));
  return {
    columns: input.columns,
    rows: (run) => input.rows(run).slice(0, Math.max(0, Number(size.get([], run) ?? 0))),
  };
}

function sort(input: Plan, orders: readonly SyntaxNode[], outer: Scope): Plan {
  const scope = outer.withColumns(input.columns);
  const keys = orders.map((order) => sortKey(order, scope));
  return {
    columns: input.columns,
    rows(run) {
      const rows = input.rows(run);
      const values = evaluateAll(
        scope,
        rows,
        run,
        keys.map(({ expression }) => expression),
      );
      const order = [...rows.keys()].sort((a, b) => {
        for (let item = 0; item < keys.length; item++) {
          const sign = keys[item]?.compare(values[a]?.[item] ?? null, values[b]?.[item] ?? null) ?? 0;
          if (sign !== 0) return sign;
        }
        return a - b;
      });
      return order.map((position) => rows[position] as Row);
    },
  };
}

interface SortKey {
  readonly expression: Typed;
  compare(a: Value, b: Value): number;
}

/** Descending unless the query says `asc`; nulls are smallest unless it says otherwise. */
function sortKey(order: SyntaxNode, scope: Scope): SortKey {
  const isOrdered = order.kind === 'OrderedExpression';
  const ordering = isOrdered ? order.part('Ordering') : undefined;
  const ascending = ordering?.part('AscOrDescKeyword')?.text === 'asc';
  const nulls = ordering?.part('NullsClause')?.part('FirstOrLastKeyword')?.text;
  const nullsFirst = nulls === undefined ? ascending : nulls === 'first';
  const direction = ascending ? 1 : -1;
  return {
    expression: compileExpression(isOrdered ? partOf(order, 'Expression') : order, scope),
    compare(left, right) {
      const [a, b] = [comparable(left), comparable(right)];
      if (a === null || b === null) return a === b ? 0 : (a === null) === nullsFirst ? -1 : 1;
      return direction * compareValues(a, b);
    },
  };
}

function distinctRows(node: SyntaxNode, input: Plan, outer: Scope): Plan {
  const scope = outer.withColumns(input.columns);
  const nodes = elements(node.part('Expressions'));
  const isStar = nodes.some((item) => item.kind === 'StarExpression');
  const named = isStar ? undefined : namedExpressions(nodes, scope);
  const columns = named?.map(({ name, expression }) => ({ name, type: expression.type })) ?? input.columns;
  const types = columns.map(({ type }) => type);
  return {
    columns,
    rows(run) {
      const rows = input.rows(run);
      const projected = named
        ? evaluateAll(
            scope,
            rows,
            run,
            named.map(({ expression }) => expression),
          )
        : rows;
      const seen = new Map<unknown, Row>();
      for (const row of projected) {
        const key = keyOfAll(row, types);
        if (!seen.has(key)) seen.set(key, row);
      }
      return [...seen.values()];
    },
  };
}

/** A whole number that must be known before the query runs. */
export function constantCount(node: SyntaxNode, scope: Scope): number {
  const expression = compileExpression(node, scope.withColumns([]));
  if (!expression.constant) throw new InvalidKql(`a constant is needed instead of ${node.text}`);
  return Number(constantValue(expression));
}
