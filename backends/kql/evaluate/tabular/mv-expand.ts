import type { ScalarType } from '../../../../src/schema/index.ts';
import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { compileExpression } from '../expression.ts';
import { nameText } from '../names.ts';
import { partOf } from '../literals.ts';
import type { Plan, Run, Scope, Typed } from '../model.ts';
import { derivedName } from '../naming.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { convert, toDynamic } from '../values/convert.ts';
import { bagOf, isArray, isBag, TypedScalar, type Column, type Row, type Value } from '../values/value.ts';
import { parameters } from './parameters.ts';
import type { TabularOperator } from './row.ts';
import { constantCount } from './rows.ts';
import { typeNamed } from './types.ts';

/** Operators that make several rows of one. */
export const expandOperators: Readonly<Record<string, TabularOperator>> = {
  MvExpandOperator: {
    page: 'mv-expand-operator',
    compile(node, input, scope) {
      const { columns, expand } = expansion(node, input, scope);
      return { columns, rows: (run) => input.rows(run).flatMap((row) => expand(row, run)) };
    },
  },
  MvApplyOperator: { page: 'mv-apply-operator', compile: mvApply },
};

interface Expansion {
  readonly columns: readonly Column[];
  /** Positions of the columns that hold elements. */
  readonly replaced: ReadonlySet<number>;
  readonly expand: (row: Row, run: Run) => readonly Row[];
}

/**
 * One row per element of the longest collection. A null makes one row, an empty collection none, if no other
 * collection is longer.
 */
function expansion(node: SyntaxNode, input: Plan, outer: Scope): Expansion {
  const scope = outer.withColumns(input.columns);
  const options = parameters(node, ['kind', 'bagexpansion', 'with_itemindex']);
  const asArrays = (options.get('kind') ?? options.get('bagexpansion')) === 'array';
  const columns = [...input.columns];
  const items = elements(node.part('Expressions')).map((item) => {
    const { name, expression, type } = expandedItem(item, scope);
    const known = columns.findIndex((column) => column.name === name);
    const position = known === -1 ? columns.length : known;
    columns[position] = { name, type };
    return { expression, type, position };
  });
  const indexName = options.get('with_itemindex');
  if (indexName !== undefined) columns.push({ name: indexName, type: 'long' });
  const limitNode = node.part('RowLimitClause')?.part('RowLimit');
  const limit = limitNode ? constantCount(limitNode, scope) : Infinity;
  return {
    columns,
    replaced: new Set(items.map(({ position }) => position)),
    expand(row, run) {
      const lists = items.map(({ expression, type }) =>
        listOf(expression.get(row, run), expression.type, type, asArrays),
      );
      const length = Math.min(limit, Math.max(...lists.map((list) => list.length)));
      return Array.from({ length }, (_, index) => {
        const expanded = [...row];
        items.forEach(({ type, position }, item) => {
          expanded[position] = lists[item]?.[index] ?? (type === 'string' ? '' : null);
        });
        return indexName === undefined ? expanded : [...expanded, index];
      });
    },
  };
}

function expandedItem(item: SyntaxNode, scope: Scope): { name: string; expression: Typed; type: ScalarType } {
  const inner = partOf(item, 'Expression');
  const isNamed = inner.kind === 'SimpleNamedExpression';
  const source = isNamed ? partOf(inner, 'Expression') : inner;
  const name = isNamed ? nameText(partOf(inner, 'Name')) : derivedName(source);
  if (name === undefined) throw new UnsupportedKql('mv-expand of an unnamed expression');
  const typeNode = item.part('ToTypeOf')?.part('TypeOf');
  return {
    name,
    expression: compileExpression(source, scope),
    type: typeNode ? typeNamed(typeNode) : 'dynamic',
  };
}

function listOf(value: Value, from: ScalarType, to: ScalarType, asArrays: boolean): readonly Value[] {
  const dynamic = toDynamic(value, from);
  const items = isArray(dynamic) ? dynamic : isBag(dynamic) ? entriesOf(dynamic, asArrays) : [dynamic];
  return to === 'dynamic' ? items : items.map((item) => cast(item, to));
}

function entriesOf(bag: { readonly [key: string]: Value }, asArrays: boolean): readonly Value[] {
  return Object.entries(bag).map(([key, value]) => (asArrays ? [key, value] : bagOf([[key, value]])));
}

/** `to typeof()` only casts: text isn't parsed, and what doesn't fit is null. */
function cast(value: Value, to: ScalarType): Value {
  if (typeof value === 'string' && to !== 'string')
    return to === 'guid' ? convert(value, 'string', 'guid') : null;
  if (value instanceof TypedScalar && value.type !== to && to !== 'string') return null;
  return convert(value, 'dynamic', to);
}

/** `mv-apply`: runs a subquery on the rows that one input row expands to. */
function mvApply(node: SyntaxNode, input: Plan, scope: Scope): Plan {
  const { columns, replaced, expand } = expansion(node, input, scope);
  const expanded: { rows: readonly Row[] } = { rows: [] };
  const source: Plan = { columns, rows: () => expanded.rows };
  const result = scope.environment.compilePipeline(subqueryOf(partOf(node, 'Subquery')), source, scope);
  const added = input.columns
    .map((column, position) => ({ column, position }))
    .filter(
      ({ column, position }) =>
        !replaced.has(position) && !result.columns.some(({ name }) => name === column.name),
    );
  return {
    columns: [...added.map(({ column }) => column), ...result.columns],
    rows: (run) =>
      input.rows(run).flatMap((row) => {
        expanded.rows = expand(row, run);
        const before = added.map(({ position }) => row[position] ?? null);
        return result.rows({ ...run, memo: new Map() }).map((found): Row => [...before, ...found]);
      }),
  };
}

function subqueryOf(node: SyntaxNode): SyntaxNode {
  return node.part('Expression') ?? node;
}
