import {
  typeOf,
  type CidrValue,
  type ColumnTest,
  type ColumnValue,
  type Origin,
} from '../../../src/ir/index.ts';
import type { ScalarType } from '../../../src/schema/index.ts';
import type { KqlExpression, Origins } from '../ast.ts';
import { combine, number } from '../build.ts';
import { flat } from '../flat.ts';
import { inherit, traced, tracedTest } from '../origins.ts';
import { emitCidrTest } from './cidr-test.ts';
import type { ReadColumn } from './computed-columns.ts';
import { emitStringTest, listable } from './string-test.ts';
import { emitValueTest } from './value-test.ts';

/**
 * A column against its values. Whole values of one kind share an `in~` (or `in`) list and networks
 * share one call, at the place of the first of them; everything else is one test per value.
 * Follows the KQL documentation, "in~ operator".
 */
export function emitColumnTest(test: ColumnTest, read: ReadColumn): KqlExpression {
  const left = read(test.column);
  const type = typeOf(test.column);
  const single = (value: ColumnValue): KqlExpression => {
    const origins = originsOf([value], test);
    const clause =
      value.kind === 'string' ? emitStringTest(left, value, origins) : emitValueTest(left, type, value, read);
    return tracedTest(clause, origins);
  };
  if (test.quantifier === 'all') return combine('and', test.values.map(single), [test.origin]);
  const groups = new Map<string, ColumnValue[]>();
  test.values.forEach((value, index) => {
    const key = groupOf(value, type) ?? `alone ${index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  });
  const tests = [...groups.values()].map((group) => {
    const [first] = group;
    return first !== undefined && group.length === 1 ? single(first) : emitGroup(left, group, test);
  });
  return combine('or', tests, [test.origin]);
}

/** The whole test, or those of its values that a clause is about. */
function originsOf(values: readonly ColumnValue[], { values: all, origin }: ColumnTest): Origins {
  return values.length === all.length ? [origin] : values.map((value) => originOf(value, origin));
}

function originOf({ span }: ColumnValue, { rule, mapping }: Origin): Origin {
  return mapping === undefined ? { rule: span, test: rule } : { rule: span, test: rule, mapping };
}

/** Values with the same group can be tested together. */
function groupOf(value: ColumnValue, type: ScalarType): string | undefined {
  switch (value.kind) {
    case 'string':
      return listable(value) === undefined ? undefined : value.cased ? 'in' : 'in~';
    case 'number':
      return type === 'string' ? 'in~' : 'in';
    case 'cidr':
      return 'cidr';
    case 'boolean':
    case 'null':
    case 'regex':
    case 'comparison':
    case 'exists':
    case 'time-part':
    case 'column-reference':
    case 'query-list':
      return undefined;
  }
}

/** Several values that share a test. */
function emitGroup(left: KqlExpression, group: readonly ColumnValue[], test: ColumnTest): KqlExpression {
  const origins = originsOf(group, test);
  const networks = group.filter((value): value is CidrValue => value.kind === 'cidr');
  if (networks.length > 0) return tracedTest(emitCidrTest(left, networks), origins);
  const type = typeOf(test.column);
  const insensitive = group.some((value) => groupOf(value, type) === 'in~');
  return { kind: 'in', operator: insensitive ? 'in~' : 'in', left, values: listOf(group, test), origins };
}

/** The values as constants, each once, with the places of the rule that name them. */
function listOf(group: readonly ColumnValue[], test: ColumnTest): readonly KqlExpression[] {
  const type = typeOf(test.column);
  const items = new Map<string, KqlExpression>();
  for (const value of group) {
    const origins = [originOf(value, test.origin)];
    const item = listItem(value, type, origins);
    const key = `${item.kind} ${flat(item, 'keep')}`;
    const known = items.get(key);
    items.set(key, known === undefined ? item : traced(known, origins));
  }
  return [...items.values()];
}

function listItem(value: ColumnValue, type: ScalarType, origins: Origins): KqlExpression {
  if (value.kind === 'number' && type !== 'string') return inherit(number(value.value), origins);
  return { kind: 'string', value: textOf(value), origins };
}

function textOf(value: ColumnValue): string {
  if (value.kind === 'number') return value.text;
  return value.kind === 'string' ? (listable(value) ?? '') : '';
}
