import { isMany, type ColumnValue, type Value } from '../ir/index.ts';

/** Whether a value asks that the field holds nothing. */
export function meansAbsence(value: Value | ColumnValue): boolean {
  switch (value.kind) {
    case 'null':
      return true;
    case 'exists':
      return !value.expected;
    case 'string':
      return value.pattern.length === 0;
    case 'number':
    case 'boolean':
    case 'regex':
    case 'comparison':
    case 'cidr':
    case 'field-reference':
    case 'column-reference':
    case 'time-part':
    case 'query-list':
      return false;
  }
}

/** Whether a value asks no more than that the field holds something. */
export function meansPresence(value: Value | ColumnValue): boolean {
  if (value.kind === 'exists') return value.expected;
  return value.kind === 'string' && value.pattern.length === 1 && isMany(value.pattern[0]);
}

/** Whether a value asks only whether the field holds anything. */
export function asksForEmptiness(value: Value | ColumnValue): boolean {
  return meansAbsence(value) || meansPresence(value);
}
