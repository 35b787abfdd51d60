import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { compileExpression } from '../expression.ts';
import { nameText, referenceName } from '../names.ts';
import { partOf } from '../literals.ts';
import type { Plan, Run, Scope, Typed } from '../model.ts';
import { freeName } from '../naming.ts';
import { aligned } from '../operators/comparisons.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { keyOfAll } from '../values/compare.ts';
import type { Column, Row, Value } from '../values/value.ts';
import { parameters } from './parameters.ts';
import type { TabularOperator } from './row.ts';

const joinKinds = [
  'innerunique',
  'inner',
  'leftouter',
  'rightouter',
  'fullouter',
  'leftsemi',
  'rightsemi',
  'leftanti',
  'rightanti',
  'anti',
  'leftantisemi',
  'rightantisemi',
] as const;

type JoinKind = (typeof joinKinds)[number];

/** Operators that combine two tables by equal keys. A null key equals no other key. */
export const joinOperators: Readonly<Record<string, TabularOperator>> = {
  JoinOperator: {
    page: 'join-operator',
    compile(node, input, scope) {
      const kind = parameters(node, ['kind']).get('kind') ?? 'innerunique';
      return join(node, 'ConditionClause', kind, input, scope);
    },
  },
  LookupOperator: {
    page: 'lookup-operator',
    compile(node, input, scope) {
      const kind = parameters(node, ['kind']).get('kind') ?? 'leftouter';
      return join(node, 'LookupClause', kind, input, scope);
    },
  },
};

interface Side {
  readonly plan: Plan;
  readonly keys: readonly Typed[];
}

function join(node: SyntaxNode, clause: string, kindText: string, left: Plan, scope: Scope): Plan {
  const kind = joinKinds.find((known) => known === kindText);
  if (kind === undefined) throw new UnsupportedKql(`join kind ${kindText}`);
  const right = scope.environment.compileTable(partOf(node, 'Expression'), scope);
  const condition = node.part(clause);
  if (condition?.kind !== 'JoinOnClause') throw new UnsupportedKql('join with a where clause');
  const pairs = elements(condition.part('Expressions')).map((pair) => keyPair(pair, left, right, scope));
  const isLookup = node.kind === 'LookupOperator';
  const rightKeys = new Set(pairs.map(({ rightName }) => rightName));
  const kept = right.columns
    .map((column, position) => ({ column, position }))
    .filter(({ column }) => !(isLookup && rightKeys.has(column.name)));
  const sides = {
    left: { plan: left, keys: pairs.map(({ keys }) => keys[0]) },
    right: { plan: right, keys: pairs.map(({ keys }) => keys[1]) },
  };
  const matching = matcher(sides.left, sides.right);
  const pick = (row: Row): Value[] => kept.map(({ position }) => row[position] ?? null);
  const rightColumns = kept.map(({ column }) => column);
  return combine(kind, left, { columns: rightColumns, pick }, matching);
}

type Matching = (run: Run) => {
  readonly leftRows: readonly Row[];
  readonly rightRows: readonly Row[];
  readonly rightOf: (row: Row) => readonly Row[];
  readonly leftKey: (row: Row) => unknown;
  readonly matchedRight: () => ReadonlySet<Row>;
};

function matcher(left: Side, right: Side): Matching {
  const keyIn = (side: Side, run: Run) => {
    const types = side.keys.map(({ type }) => (type === 'int' ? 'long' : type));
    return (row: Row): unknown => {
      const values = side.keys.map((key) => key.get(row, run));
      return values.includes(null) ? null : keyOfAll(values, types);
    };
  };
  return (run) => {
    const leftRows = left.plan.rows(run);
    const rightRows = right.plan.rows(run);
    const leftKey = keyIn(left, run);
    const rightKey = keyIn(right, run);
    const index = new Map<unknown, Row[]>();
    for (const row of rightRows) {
      const key = rightKey(row);
      if (key === null) continue;
      const group = index.get(key);
      if (group) group.push(row);
      else index.set(key, [row]);
    }
    const rightOf = (row: Row): readonly Row[] => index.get(leftKey(row)) ?? [];
    return { leftRows, rightRows, rightOf, leftKey, matchedRight: () => new Set(leftRows.flatMap(rightOf)) };
  };
}

interface RightColumns {
  readonly columns: readonly Column[];
  pick(row: Row): Value[];
}

function combine(kind: JoinKind, left: Plan, right: RightColumns, matching: Matching): Plan {
  const both = [...left.columns, ...renamedColumns(left.columns, right.columns)];
  const emptyLeft = left.columns.map(missing);
  const emptyRight = right.columns.map(missing);
  const pairs = (row: Row, others: readonly Row[]): Row[] =>
    others.map((other) => [...row, ...right.pick(other)]);
  switch (kind) {
    case 'innerunique':
      return {
        columns: both,
        rows(run) {
          const { leftRows, rightOf, leftKey } = matching(run);
          const first = new Map(leftRows.toReversed().map((row) => [leftKey(row), row] as const));
          return leftRows
            .filter((row) => first.get(leftKey(row)) === row)
            .flatMap((row) => pairs(row, rightOf(row)));
        },
      };
    case 'inner':
      return {
        columns: both,
        rows(run) {
          const { leftRows, rightOf } = matching(run);
          return leftRows.flatMap((row) => pairs(row, rightOf(row)));
        },
      };
    case 'leftouter':
    case 'rightouter':
    case 'fullouter':
      return {
        columns: both,
        rows(run) {
          const { leftRows, rightRows, rightOf, matchedRight } = matching(run);
          const rows = leftRows.flatMap((row) => {
            const others = rightOf(row);
            if (others.length > 0) return pairs(row, others);
            return kind === 'rightouter' ? [] : [[...row, ...emptyRight]];
          });
          if (kind === 'leftouter') return rows;
          const matched = matchedRight();
          const alone = rightRows.filter((row) => !matched.has(row));
          return [...rows, ...alone.map((row) => [...emptyLeft, ...right.pick(row)])];
        },
      };
    case 'leftsemi':
    case 'leftanti':
    case 'leftantisemi':
    case 'anti':
      return {
        columns: left.columns,
        rows(run) {
          const { leftRows, rightOf } = matching(run);
          return leftRows.filter((row) => rightOf(row).length > 0 === (kind === 'leftsemi'));
        },
      };
    case 'rightsemi':
    case 'rightanti':
    case 'rightantisemi':
      return {
        columns: right.columns,
        rows(run) {
          const { rightRows, matchedRight } = matching(run);
          const matched = matchedRight();
          return rightRows
            .filter((row) => matched.has(row) === (kind === 'rightsemi'))
            .map((row) => right.pick(row));
        },
      };
  }
}

/** Columns of the right side; a name that the left side has gets a number. */
function renamedColumns(left: readonly Column[], right: readonly Column[]): readonly Column[] {
  const taken = new Set(left.map(({ name }) => name));
  const own = new Set(right.map(({ name }) => name));
  return right.map(({ name, type }) => {
    const free = taken.has(name) ? freeName(name, new Set([...taken, ...own])) : name;
    taken.add(free);
    return { name: free, type };
  });
}

function missing({ type }: Column): Value {
  return type === 'string' ? '' : null;
}

interface KeyPair {
  readonly keys: readonly [Typed, Typed];
  readonly rightName: string | undefined;
}

/** `Column`, or `$left.A == $right.B` in either order. */
function keyPair(node: SyntaxNode, left: Plan, right: Plan, scope: Scope): KeyPair {
  const leftScope = scope.withColumns(left.columns);
  const rightScope = scope.withColumns(right.columns);
  const name = referenceName(node);
  if (name !== undefined) {
    const keys = aligned(compileExpression(node, leftScope), compileExpression(node, rightScope));
    return { keys, rightName: name };
  }
  if (node.kind !== 'EqualExpression') throw new UnsupportedKql(`join condition ${node.text.slice(0, 40)}`);
  const operands = [partOf(node, 'Left'), partOf(node, 'Right')];
  const side = (wanted: string): SyntaxNode => {
    const found = operands.find((operand) => operand.part('Expression')?.text === wanted);
    if (found === undefined) throw new UnsupportedKql(`join condition ${node.text.slice(0, 40)}`);
    return partOf(found, 'Selector');
  };
  const keys = aligned(
    compileExpression(side('$left'), leftScope),
    compileExpression(side('$right'), rightScope),
  );
  return { keys, rightName: nameText(side('$right')) };
}
