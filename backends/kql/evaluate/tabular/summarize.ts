import { aggregates } from '../aggregates/index.ts';
import type { Aggregate } from '../aggregates/row.ts';
import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { compileExpression } from '../expression.ts';
import { nameText } from '../names.ts';
import { partOf } from '../literals.ts';
import type { Plan, Scope } from '../model.ts';
import { derivedName, freeName } from '../naming.ts';
import { InvalidKql, UnsupportedKql } from '../unsupported.ts';
import { keyOfAll } from '../values/compare.ts';
import type { Column, Row, Value } from '../values/value.ts';
import { evaluateAll, namedExpressions } from './columns.ts';
import { parameters } from './parameters.ts';
import type { TabularOperator } from './row.ts';

/** `summarize`: one row per group; without groups one row even for no input. */
export const summarizeOperators: Readonly<Record<string, TabularOperator>> = {
  SummarizeOperator: { page: 'summarize-operator', compile: summarize },
};

function summarize(node: SyntaxNode, input: Plan, outer: Scope): Plan {
  parameters(node, []);
  const scope = outer.withColumns(input.columns);
  const clause = node.part('ByClause');
  const keys = namedExpressions(elements(clause?.part('Expressions')), scope);
  const keyNames = new Set(keys.map(({ name }) => name));
  const items = elements(node.part('Aggregates')).map((item) => compileItem(item, scope, keyNames));
  const columns: Column[] = [];
  const taken = new Set<string>();
  const addColumn = (name: string, type: Column['type']): void => {
    const free = freeName(name, taken);
    taken.add(free);
    columns.push({ name: free, type });
  };
  for (const { name, expression } of keys) addColumn(name, expression.type);
  for (const item of items) for (const { name, type } of item.columns) addColumn(name, type);
  const keyExpressions = keys.map(({ expression }) => expression);
  const types = keyExpressions.map(({ type }) => type);
  return {
    columns,
    rows(run) {
      const rows = input.rows(run);
      const keyValues = evaluateAll(scope, rows, run, keyExpressions);
      const groups = new Map<unknown, { readonly key: readonly Value[]; readonly rows: Row[] }>();
      if (clause === undefined) groups.set('', { key: [], rows: [...rows] });
      else rows.forEach((row, index) => addTo(groups, keyValues[index] ?? [], types, row));
      return [...groups.values()].map((group) => [
        ...group.key,
        ...items.flatMap((item) => item.compute(group.rows, run)),
      ]);
    },
  };
}

function addTo(
  groups: Map<unknown, { readonly key: readonly Value[]; readonly rows: Row[] }>,
  values: readonly Value[],
  types: readonly Column['type'][],
  row: Row,
): void {
  const key = keyOfAll(values, types);
  const group = groups.get(key);
  if (group) group.rows.push(row);
  else groups.set(key, { key: values, rows: [row] });
}

/** `n = count()`, `(a, b) = arg_max(…)` or an aggregate alone. */
function compileItem(node: SyntaxNode, scope: Scope, keys: ReadonlySet<string>): Aggregate {
  if (node.kind === 'SimpleNamedExpression') {
    const name = nameText(partOf(node, 'Name'));
    return renamed(compileAggregate(partOf(node, 'Expression'), scope, keys), [name]);
  }
  if (node.kind === 'CompoundNamedExpression') {
    const names = elements(partOf(node, 'Names').part('Names')).map(nameText);
    return renamed(compileAggregate(partOf(node, 'Expression'), scope, keys), names);
  }
  return compileAggregate(node, scope, keys);
}

function renamed(aggregate: Aggregate, names: readonly string[]): Aggregate {
  return {
    ...aggregate,
    columns: aggregate.columns.map(({ name, type }, index) => ({ name: names[index] ?? name, type })),
  };
}

function compileAggregate(node: SyntaxNode, scope: Scope, keys: ReadonlySet<string>): Aggregate {
  const call = node.kind === 'ParenthesizedExpression' ? partOf(node, 'Expression') : node;
  const name = call.kind === 'FunctionCallExpression' ? nameText(partOf(call, 'Name')) : undefined;
  const row = name !== undefined && Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
  if (row === undefined) return overAggregates(call, scope, keys);
  const nodes = elements(partOf(call, 'ArgumentList').part('Expressions'));
  const plain = nodes.filter((argument) => argument.kind !== 'StarExpression');
  if (nodes.length < row.minimum || nodes.length > row.maximum) {
    throw new InvalidKql(`${name} can't have ${nodes.length} arguments`);
  }
  return row.compile({
    args: plain.map((argument) => compileExpression(argument, scope)),
    names: plain.map((argument) => derivedName(argument) ?? ''),
    star: plain.length < nodes.length,
    keys,
    scope,
  });
}

/** An expression over aggregates, such as `max(T) - min(T)`: each aggregate becomes a column of an inner row. */
function overAggregates(node: SyntaxNode, scope: Scope, keys: ReadonlySet<string>): Aggregate {
  const calls: SyntaxNode[] = [];
  collect(node, calls);
  if (calls.length === 0) throw new UnsupportedKql(`aggregate ${node.text.slice(0, 40)}`);
  const inner = calls.map((call) => compileAggregate(call, scope, keys));
  const columns = inner.map((aggregate, index) => ({
    name: calls[index]?.text ?? '',
    type: aggregate.columns[0]?.type ?? 'dynamic',
  }));
  const outer = scope.withColumns(columns);
  const expression = compileExpression(withColumns(node, calls), outer);
  return {
    columns: [{ name: derivedName(node) ?? 'Column1', type: expression.type }],
    compute: (rows, run) => [
      expression.get(
        inner.map((aggregate) => aggregate.compute(rows, run)[0] ?? null),
        run,
      ),
    ],
  };
}

function collect(node: SyntaxNode, calls: SyntaxNode[]): void {
  if (node.kind === 'FunctionCallExpression' && Object.hasOwn(aggregates, nameText(partOf(node, 'Name'))))
    calls.push(node);
  else for (const child of node.children) collect(child, calls);
}

/** The node with each aggregate call shown as a reference to the column of that name. */
function withColumns(node: SyntaxNode, calls: readonly SyntaxNode[]): SyntaxNode {
  const isCall = calls.includes(node);
  return {
    kind: isCall ? 'NameReference' : node.kind,
    start: node.start,
    end: node.end,
    text: node.text,
    isToken: node.isToken,
    value: node.value,
    children: isCall ? [] : node.children.map((child) => withColumns(child, calls)),
    part(name) {
      const child = isCall ? undefined : node.part(name);
      return child && withColumns(child, calls);
    },
  };
}
