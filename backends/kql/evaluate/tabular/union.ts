import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { referenceName } from '../names.ts';
import type { Plan, Scope } from '../model.ts';
import type { Column, Row } from '../values/value.ts';
import { namePattern } from './columns.ts';
import { parameters } from './parameters.ts';

/** A column of the result and its name in the legs. */
interface SourcedColumn extends Column {
  readonly source: string;
}

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
  const sourced = options.get('kind') === 'inner' ? commonColumns(all) : allColumns(all);
  const columns = sourced.map(({ name, type }) => ({ name, type }));
  const positions = all.map(({ plan }) =>
    sourced.map((column) => positionOf(plan, column.source, column.type)),
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

/**
 * All columns, in order of first appearance. Columns of one name but different types stay apart, as
 * `name_type`, next to each other.
 */
function allColumns(legs: readonly Leg[]): readonly SourcedColumn[] {
  const types = new Map<string, Set<Column['type']>>();
  for (const { name, type } of legs.flatMap(({ plan }) => plan.columns)) {
    types.set(name, (types.get(name) ?? new Set()).add(type));
  }
  return [...types].flatMap(([source, found]) =>
    [...found].map((type) => ({ name: found.size > 1 ? `${source}_${type}` : source, type, source })),
  );
}

function commonColumns(legs: readonly Leg[]): readonly SourcedColumn[] {
  return allColumns(legs).filter(({ source, type }) =>
    legs.every(({ plan }) => positionOf(plan, source, type) !== -1),
  );
}

function positionOf(plan: Plan, name: string, type: Column['type']): number {
  return plan.columns.findIndex((column) => column.name === name && column.type === type);
}
