import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { referenceName } from '../expression.ts';
import type { Plan, Scope } from '../model.ts';
import { UnsupportedKql } from '../unsupported.ts';
import type { Column, Row } from '../values/value.ts';
import { namePattern } from './columns.ts';
import { parameters } from './parameters.ts';

interface Leg {
  readonly name: string;
  readonly plan: Plan;
}

/** `union` of tables, with or without an input before it. https://learn.microsoft.com/kusto/query/union-operator */
export function compileUnion(node: SyntaxNode, input: Plan | undefined, scope: Scope): Plan {
  const options = parameters(node, ['kind', 'withsource', 'with_source', 'isfuzzy']);
  const legs = elements(node.part('Expressions')).flatMap((leg, index) => legsOf(leg, index, scope));
  const all = input ? [{ name: 'union_arg0', plan: input }, ...legs] : legs;
  const source = options.get('withsource') ?? options.get('with_source');
  const columns = options.get('kind') === 'inner' ? commonColumns(all) : allColumns(all);
  const positions = all.map(({ plan }) =>
    columns.map((column) => plan.columns.findIndex(({ name }) => name === column.name)),
  );
  const empty = columns.map(({ type }) => (type === 'string' ? '' : null));
  return {
    columns: source === undefined ? columns : [{ name: source, type: 'string' }, ...columns],
    rows: (run) =>
      all.flatMap(({ name, plan }, leg) =>
        plan.rows(run).map((row): Row => {
          const values = (positions[leg] ?? []).map((position, item) => row[position] ?? empty[item] ?? null);
          return source === undefined ? values : [name, ...values];
        }),
      ),
  };
}

function legsOf(node: SyntaxNode, index: number, scope: Scope): readonly Leg[] {
  if (node.text.includes('*') && /^[\w*]+$/.test(node.text)) {
    const pattern = namePattern(node);
    const names = [...scope.environment.catalog.tables.keys()].filter((name) => pattern.test(name));
    return names.map((name) => ({ name, plan: scope.environment.compileTable(wildcardLeg(name), scope) }));
  }
  return [
    { name: referenceName(node) ?? `union_arg${index}`, plan: scope.environment.compileTable(node, scope) },
  ];
}

/** A reference to a table that the query names by a pattern only. */
function wildcardLeg(name: string): SyntaxNode {
  return {
    kind: 'NameReference',
    start: 0,
    end: 0,
    text: name,
    isToken: false,
    value: '',
    children: [],
    part: () => undefined,
  };
}

function allColumns(legs: readonly Leg[]): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const { plan } of legs) {
    for (const column of plan.columns) {
      const known = columns.get(column.name);
      if (known && known.type !== column.type) {
        throw new UnsupportedKql(
          `union of column ${column.name} with types ${known.type} and ${column.type}`,
        );
      }
      columns.set(column.name, column);
    }
  }
  return [...columns.values()];
}

function commonColumns(legs: readonly Leg[]): readonly Column[] {
  return allColumns(legs).filter(({ name }) =>
    legs.every(({ plan }) => plan.columns.some((column) => column.name === name)),
  );
}
