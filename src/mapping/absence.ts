import type { Value } from '../ir/index.ts';

/** Whether a value asks that the field holds nothing. */
export function meansAbsence(value: Value): boolean {
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
    case 'time-part':
    case 'query-list':
      return false;
  }
}
