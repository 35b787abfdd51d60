import { literalText, type Value } from '../ir/index.ts';

/** The name of the case that a value asks for; undefined if it asks for more than one value. */
export function caseKey(value: Value): string | undefined {
  switch (value.kind) {
    case 'string':
      return literalText(value.pattern)?.toLowerCase();
    case 'number':
      return value.text.toLowerCase();
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'regex':
    case 'comparison':
    case 'cidr':
    case 'exists':
    case 'field-reference':
    case 'time-part':
    case 'query-list':
      return undefined;
  }
}
