import {
  many,
  one,
  type PatternPart,
  type StringPattern,
  type StringValue,
  type Value,
} from '../../src/ir/index.ts';
import type { Span } from '../../src/diagnostics/index.ts';

/** A span for values that no file holds. */
export const nowhere: Span = { source: { path: 'test', text: '' }, start: 0, end: 0 };

/** A pattern from its short form, in which `*` and `?` are wildcards and everything else is literal. */
export function pattern(short: string): StringPattern {
  return short
    .split(/([*?])/)
    .filter(Boolean)
    .map((part): PatternPart => (part === '*' ? many : part === '?' ? one : part));
}

/** A string value from the short form of its pattern. */
export function stringValue(short: string, cased = false): StringValue {
  return { kind: 'string', pattern: pattern(short), cased, span: nowhere };
}

/** The short form of a value: patterns with `*` and `?`, other values by their kind and content. */
export function short(value: Value): string {
  switch (value.kind) {
    case 'string':
      return value.pattern
        .map((part) => (typeof part === 'string' ? part : part.kind === 'many' ? '*' : '?'))
        .join('');
    case 'number':
      return `number ${value.value}`;
    case 'boolean':
      return `boolean ${value.value}`;
    case 'null':
    case 'regex':
    case 'comparison':
    case 'exists':
    case 'cidr':
    case 'field-reference':
    case 'time-part':
    case 'query-list':
      return value.kind;
  }
}
