import { InternalError } from '../diagnostics/index.ts';
import { many, type ColumnValue, type Value } from '../ir/index.ts';
import type { ValueRewrite } from './model.ts';
import { jsonEscapes, xmlEntities } from './escapes.ts';
import { withPattern } from './pattern.ts';
import { rewriteValue } from './rewrite.ts';

/** How a column spells the characters that its format needs for itself. */
export type TextFormat = 'plain' | 'xml' | 'json';

/** What a column that holds the whole event contains if a keyword occurs in it. */
export function keywordValues(value: Value, format: TextFormat): readonly ColumnValue[] {
  return rewriteValue(value, escapes[format]).map(occurrence);
}

const escapes = { plain: [], xml: xmlEntities, json: jsonEscapes } as const satisfies Record<
  TextFormat,
  readonly ValueRewrite[]
>;

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
