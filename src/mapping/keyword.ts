import { InternalError } from '../diagnostics/index.ts';
import { many, type ColumnValue, type Value } from '../ir/index.ts';
import type { ValueRewrite } from './model.ts';
import { withPattern } from './pattern.ts';
import { rewriteValue } from './rewrite.ts';

/** What a column that holds the whole event, perhaps as XML, contains if a keyword occurs in it. */
export function keywordValues(value: Value, isXml: boolean): readonly ColumnValue[] {
  return (isXml ? rewriteValue(value, xmlEntities) : [value]).map(occurrence);
}

/** How XML spells the characters that it needs for itself. */
const xmlEntities: readonly ValueRewrite[] = [
  { kind: 'replace', from: '&', to: ['&amp;'] },
  { kind: 'replace', from: '<', to: ['&lt;'] },
  { kind: 'replace', from: '>', to: ['&gt;'] },
];

/** A keyword matches wherever it occurs in the text of the event. */
function occurrence(value: Value): ColumnValue {
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
