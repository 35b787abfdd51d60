import { InternalError } from '../diagnostics/index.ts';
import { many, type ColumnValue, type Value } from '../ir/index.ts';
import type { ValueRewrite } from './model.ts';
import { withPattern } from './pattern.ts';

/** How XML spells the characters that it needs for itself. */
export const xmlEntities: readonly ValueRewrite[] = [
  { kind: 'replace', from: '&', to: ['&amp;'] },
  { kind: 'replace', from: '<', to: ['&lt;'] },
  { kind: 'replace', from: '>', to: ['&gt;'] },
];

/** A keyword matches wherever it occurs in the text of the event. */
export function occurrence(value: Value): ColumnValue {
  switch (value.kind) {
    case 'field-reference':
      throw new InternalError('a keyword refers to a field');
    case 'number':
      return { kind: 'string', pattern: [many, value.text, many], cased: false, span: value.span };
    case 'string':
      return withPattern(value, [many, ...value.pattern, many]);
    case 'boolean':
    case 'null':
    case 'regex':
    case 'comparison':
    case 'exists':
    case 'cidr':
    case 'time-part':
    case 'query-list':
      return value;
  }
}
