import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { compileExpression } from '../expression.ts';
import { nameText, referenceName } from '../names.ts';
import { partOf } from '../literals.ts';
import type { Plan, Run, Scope, Typed } from '../model.ts';
import { derivedName, freeName } from '../naming.ts';
import { InvalidKql, UnsupportedKql } from '../unsupported.ts';
import type { Column, Row, Value } from '../values/value.ts';
import type { TabularOperator } from './row.ts';

/** An expression and the name of its column. */
export interface NamedExpression {
  readonly name: string;
  readonly expression: Typed;
}

/** Operators that choose, add and rename columns. */
export const columnOperators: Readonly<Record<string, TabularOperator>> = {
  ProjectOperator: { page: 'project-operator', compile: project },
  ExtendOperator: { page: 'extend-operator', compile: extend },
  SerializeOperator: { page: 'serialize-operator', compile: extend },
  ProjectAwayOperator: { page: 'project-away-operator', compile: (node, input) => keep(input, node, false) },
  ProjectKeepOperator: { page: 'project-keep-operator', compile: (node, input) => keep(input, node, true) },
  ProjectRenameOperator: { page: 'project-rename-operator', compile: rename },
  ProjectReorderOperator: { page: 'project-reorder-operator', compile: reorder },
};

/** Compiles `a = x, b, f(c)`; unnamed expressions get the engine's names, the rest `Column1`, `Column2` …. */
export function namedExpressions(
  nodes: readonly SyntaxNode[],
  scope: Scope,
  fallback = 'Column',
): NamedExpression[] {
  let unnamed = fallback === 'Column' ? 1 : 0;
  return nodes.map((node) => {
    if (node.kind === 'SimpleNamedExpression') {
      const name = nameText(partOf(node, 'Name'));
      return { name, expression: compileExpression(partOf(node, 'Expression'), scope) };
    }
    if (node.kind === 'CompoundNamedExpression') throw new UnsupportedKql('several names for one expression');
    const name = derivedName(node) ?? `${fallback}${unnamed++}`;
    return { name, expression: compileExpression(node, scope) };
  });
}

/** Evaluates expressions for every row of an input, with the cursor on that row for `prev` and the like. */
export function evaluateAll(
  scope: Scope,
  rows: readonly Row[],
  run: Run,
  expressions: readonly Typed[],
): Value[][] {
  const { cursor } = scope;
  const before = { ...cursor };
  cursor.rows = rows;
  const results = rows.map((row, index) => {
    cursor.index = index;
    return expressions.map((expression) => expression.get(row, run));
  });
  Object.assign(cursor, before);
  return results;
}

function project(node: SyntaxNode, input: Plan, outer: Scope): Plan {
  const scope = outer.withColumns(input.columns);
  const named = namedExpressions(elements(node.part('Expressions')), scope);
  const columns: Column[] = [];
  const taken = new Set<string>();
  for (const { name, expression } of named) {
    const free = freeName(name, taken);
    taken.add(free);
    columns.push({ name: free, type: expression.type });
  }
  const expressions = named.map(({ expression }) => expression);
  return { columns, rows: (run) => evaluateAll(scope, input.rows(run), run, expressions) };
}

function extend(node: SyntaxNode, input: Plan, outer: Scope): Plan {
  const scope = outer.withColumns(input.columns);
  const columns = [...input.columns];
  const named = namedExpressions(elements(node.part('Expressions')), scope);
  const positions = named.map(({ name, expression }) => {
    const position = input.columns.findIndex((column) => column.name === name);
    columns[position === -1 ? columns.length : position] = { name, type: expression.type };
    return position === -1 ? columns.length - 1 : position;
  });
  const expressions = named.map(({ expression }) => expression);
  return {
    columns,
    rows(run) {
      const rows = input.rows(run);
      const added = evaluateAll(scope, rows, run, expressions);
      return rows.map((row, index) => {
        const extended = [...row];
        positions.forEach((position, item) => (extended[position] = added[index]?.[item] ?? null));
        return extended;
      });
    },
  };
}

/** The plan with only the columns at these positions, in this order. */
export function pickColumns(input: Plan, positions: readonly number[]): Plan {
  return {
    columns: positions.map((position) => input.columns[position] as Column),
    rows: (run) => input.rows(run).map((row) => positions.map((position) => row[position] ?? null)),
  };
}

function keep(input: Plan, node: SyntaxNode, isKeep: boolean): Plan {
  const patterns = elements(node.part('Expressions')).map(namePattern);
  const positions = [...input.columns.keys()].filter((position) => {
    const name = input.columns[position]?.name ?? '';
    return patterns.some((pattern) => pattern.test(name)) === isKeep;
  });
  return pickColumns(input, positions);
}

function rename(node: SyntaxNode, input: Plan): Plan {
  const names = new Map<string, string>();
  for (const item of elements(node.part('Expressions'))) {
    const old = referenceName(partOf(item, 'Expression'));
    if (old === undefined) throw new InvalidKql('project-rename needs columns');
    names.set(old, nameText(partOf(item, 'Name')));
  }
  const columns = input.columns.map(({ name, type }) => ({ name: names.get(name) ?? name, type }));
  return { columns, rows: (run) => input.rows(run) };
}

function reorder(node: SyntaxNode, input: Plan): Plan {
  const positions = new Set<number>();
  for (const item of elements(node.part('Expressions'))) {
    if (item.kind === 'OrderedExpression') throw new UnsupportedKql('project-reorder with an order');
    const pattern = namePattern(item);
    input.columns.forEach(({ name }, position) => pattern.test(name) && positions.add(position));
  }
  input.columns.forEach((_, position) => positions.add(position));
  return pickColumns(input, [...positions]);
}

/** A test for names: a plain name, or one with `*`. */
export function namePattern(node: SyntaxNode): { test(name: string): boolean } {
  const text = node.text.includes('*') ? node.text : (referenceName(node) ?? node.text);
  if (!text.includes('*')) return { test: (name) => name === text };
  const parts = text.split('*');
  const [first = '', ...rest] = parts;
  return {
    test(name) {
      if (!name.startsWith(first)) return false;
      let at = first.length;
      for (const part of rest.slice(0, -1)) {
        const found = name.indexOf(part, at);
        if (found === -1) return false;
        at = found + part.length;
      }
      const last = rest.at(-1) ?? '';
      return name.length - last.length >= at && name.endsWith(last);
    },
  };
}
