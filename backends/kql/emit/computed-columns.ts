import {
  columnNames,
  type ColumnExpression,
  type MappedExpression,
  type Origin,
} from '../../../src/ir/index.ts';
import type { KqlExpression, NamedExpression } from '../ast.ts';
import { column } from '../build.ts';
import { traced, unite } from '../origins.ts';
import { emitColumn } from './column.ts';

/** How a test reads its column. */
export type ReadColumn = (expression: ColumnExpression) => KqlExpression;

/** Columns that are computed once for all tests, and how to read every column of a rule. */
export interface ComputedColumns {
  readonly definitions: readonly NamedExpression[];
  readonly read: ReadColumn;
}

/**
 * Gives a name to each value that is costly to compute or that several tests look at, so that it is
 * computed once and the tests stay readable. The name is that of the Sigma field where it is free;
 * it never hides a column that the condition tests or that is among the `others`.
 */
export function computedColumns(
  condition: MappedExpression,
  others: readonly ColumnExpression[],
): ComputedColumns {
  const uses = new Map<string, Use>();
  const plain = new Set<string>();
  countUses(condition, uses, plain);
  for (const name of others.flatMap(columnNames)) plain.add(name);
  for (const { expression } of uses.values()) for (const name of columnNames(expression)) plain.add(name);
  const taken = new Set(plain);
  const names = new Map<string, string>();
  const definitions: NamedExpression[] = [];
  for (const [key, { expression, field, count, origins }] of uses) {
    if (count < 2 && !isCostly(expression)) continue;
    const name = freeName(field, taken);
    names.set(key, name);
    definitions.push({
      name,
      value: traced(emitColumn(expression), unite(origins.map((origin) => [origin]))),
    });
  }
  return {
    definitions,
    read: (expression) => {
      const name = names.size === 0 || isPlain(expression) ? undefined : names.get(keyOf(expression));
      return name === undefined ? emitColumn(expression) : column(name);
    },
  };
}

interface Use {
  readonly expression: ColumnExpression;
  readonly field: string;
  /** Of the tests that look at it. */
  readonly origins: Origin[];
  count: number;
}

function countUses(condition: MappedExpression, uses: Map<string, Use>, plain: Set<string>): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const operand of condition.operands) countUses(operand, uses, plain);
      return;
    case 'not':
    case 'selection':
      countUses(condition.operand, uses, plain);
      return;
    case 'column': {
      // A list of values is one look at the column only if all of them share an `in~`.
      const looks = condition.values.length;
      const { column: tested, field = 'Computed', origin } = condition;
      countUse(tested, { field, looks, origin }, uses, plain);
      for (const value of condition.values) {
        if (value.kind !== 'column-reference') continue;
        countUse(value.column, { field: 'Computed', looks: 2, origin }, uses, plain);
      }
      return;
    }
    case 'constant':
      return;
  }
}

function countUse(
  expression: ColumnExpression,
  { field, looks, origin }: Look,
  uses: Map<string, Use>,
  plain: Set<string>,
): void {
  if (isPlain(expression)) {
    plain.add(expression.name);
    return;
  }
  const key = keyOf(expression);
  const use = uses.get(key);
  if (use === undefined) {
    uses.set(key, { expression, field, origins: [origin], count: looks });
    return;
  }
  use.count += looks;
  use.origins.push(origin);
}

/** How a test looks at a value. */
interface Look {
  readonly field: string;
  readonly looks: number;
  readonly origin: Origin;
}

function isPlain(expression: ColumnExpression): expression is Extract<ColumnExpression, { kind: 'plain' }> {
  return expression.kind === 'plain' && !expression.optional;
}

/** Reading XML takes several function calls. */
function isCostly(expression: ColumnExpression): boolean {
  switch (expression.kind) {
    case 'xml-data':
    case 'xml-element':
      return true;
    case 'joined':
      return expression.parts.some(isCostly);
    case 'first-filled':
      return expression.alternatives.some(isCostly);
    case 'converted':
      return isCostly(expression.operand);
    case 'plain':
    case 'property':
      return false;
  }
}

function keyOf(expression: ColumnExpression): string {
  return JSON.stringify(expression);
}

/** The field's name in letters, digits and `_`; with a number behind it if a tested column is called so. */
function freeName(field: string, taken: Set<string>): string {
  const base =
    field
      .replace(/[^A-Za-z0-9_]+/g, '_')
      .replace(/^(?=[0-9])/, '_')
      .slice(0, 60) || 'Computed';
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`;
  taken.add(name);
  return name;
}
