import { typeOf, type CidrValue, type ColumnTest, type ColumnValue } from '../../../src/ir/index.ts';
import type { ScalarType } from '../../../src/schema/index.ts';
import type { KqlExpression } from '../ast.ts';
import { combine, number, text } from '../build.ts';
import { emitCidrTest } from './cidr-test.ts';
import type { ReadColumn } from './computed-columns.ts';
import { listable } from './string-test.ts';
import { emitValueTest } from './value-test.ts';

/**
 * A column against its values. Whole values of one kind share an `in~` (or `in`) list and networks
 * share one call, at the place of the first of them; everything else is one test per value.
 * Follows the KQL documentation, "in~ operator".
 */
export function emitColumnTest(test: ColumnTest, read: ReadColumn): KqlExpression {
  const left = read(test.column);
  const type = typeOf(test.column);
  if (test.quantifier === 'all') {
    return combine(
      'and',
      test.values.map((value) => emitValueTest(left, type, value, read)),
    );
  }
  const groups = new Map<string, ColumnValue[]>();
  test.values.forEach((value, index) => {
    const key = groupOf(value, type) ?? `alone ${index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  });
  return combine(
    'or',
    [...groups.values()].map((group) => emitGroup(left, type, group, read)),
  );
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

function emitGroup(
  left: KqlExpression,
  type: ScalarType,
  group: readonly ColumnValue[],
  read: ReadColumn,
): KqlExpression {
  const [first] = group;
  if (first === undefined || group.length === 1) {
    return combine(
      'or',
      group.map((value) => emitValueTest(left, type, value, read)),
    );
  }
  if (first.kind === 'cidr') {
    return emitCidrTest(
      left,
      group.filter((value): value is CidrValue => value.kind === 'cidr'),
    );
  }
  const insensitive = groupOf(first, type) === 'in~';
  return {
    kind: 'in',
    operator: insensitive ? 'in~' : 'in',
    left,
    values: distinct(group.map((value) => listItem(value, type))),
  };
}

function listItem(value: ColumnValue, type: ScalarType): KqlExpression {
  if (value.kind === 'number') return type === 'string' ? text(value.text) : number(value.value);
  return text(value.kind === 'string' ? (listable(value) ?? '') : '');
}

function distinct(values: readonly KqlExpression[]): readonly KqlExpression[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...seen.values()];
}
