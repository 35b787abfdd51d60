import type { ColumnReferenceValue, ColumnValue, RegexValue, TimePartValue } from '../../../src/ir/index.ts';
import type { ScalarType } from '../../../src/schema/index.ts';
import type { KqlExpression } from '../ast.ts';
import { binary, call, combine, number, text } from '../build.ts';
import { emitCidrTest } from './cidr-test.ts';
import type { ReadColumn } from './computed-columns.ts';
import { sensitiveOperators } from './string-operators.ts';
import { emitStringTest } from './string-test.ts';

/**
 * One value against an expression of a type. Never null: whatever may be null is turned into false,
 * because `not(null)` is null and would drop the row.
 * Follows the KQL documentation, "Null values" and "Logical operators".
 */
export function emitValueTest(
  left: KqlExpression,
  type: ScalarType,
  value: ColumnValue,
  read: ReadColumn,
): KqlExpression {
  switch (value.kind) {
    case 'string':
      return emitStringTest(left, value);
    case 'number':
      return type === 'string'
        ? binary(left, '=~', text(value.text))
        : binary(left, '==', number(value.value));
    case 'boolean':
      return type === 'bool'
        ? binary(left, '==', { kind: 'bool', value: value.value })
        : binary(left, '=~', text(String(value.value)));
    case 'null':
      return absent(left, type);
    case 'exists':
      return value.expected ? present(left, type) : absent(left, type);
    case 'regex':
      return emitRegex(left, value);
    case 'comparison':
      return neverNull(
        binary(type === 'string' ? call('toreal', left) : left, value.operator, number(value.value)),
      );
    case 'cidr':
      return emitCidrTest(left, [value]);
    case 'column-reference':
      return emitColumnReference(left, value, read);
    case 'time-part':
      return emitTimePart(type === 'string' ? call('todatetime', left) : left, value);
    case 'query-list':
      return {
        kind: 'in',
        operator: value.cased ? 'in' : 'in~',
        left,
        values: [{ kind: 'query', text: value.expression, origins: [{ rule: value.span }] }],
      };
  }
}

function absent(left: KqlExpression, type: ScalarType): KqlExpression {
  return call(type === 'string' ? 'isempty' : 'isnull', left);
}

function present(left: KqlExpression, type: ScalarType): KqlExpression {
  return call(type === 'string' ? 'isnotempty' : 'isnotnull', left);
}

function neverNull(test: KqlExpression): KqlExpression {
  return call('coalesce', test, { kind: 'bool', value: false });
}

function emitRegex(left: KqlExpression, value: RegexValue): KqlExpression {
  const flags = value.flags.length === 0 ? '' : `(?${value.flags.join('')})`;
  const test = binary(left, 'matches regex', { kind: 'regex', value: flags + value.source });
  return value.matchesEmpty ? combine('and', [call('isnotempty', left), test]) : test;
}

/** Both columns must hold something: two absent fields are not equal in Sigma. */
function emitColumnReference(
  left: KqlExpression,
  value: ColumnReferenceValue,
  read: ReadColumn,
): KqlExpression {
  const right = read(value.column);
  // What stands on the right is not known, so that letters beyond ASCII have to be folded in any case.
  const folded = (side: KqlExpression): KqlExpression => (value.cased ? side : call('tolower', side));
  return combine('and', [
    call('isnotempty', right),
    binary(folded(left), sensitiveOperators[value.position], folded(right)),
  ]);
}

function emitTimePart(moment: KqlExpression, value: TimePartValue): KqlExpression {
  const part =
    value.unit === 'week' ? call('week_of_year', moment) : call('datetime_part', text(value.unit), moment);
  return neverNull(binary(part, value.operator === '=' ? '==' : value.operator, number(value.value)));
}
