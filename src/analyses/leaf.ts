import type { FieldTest, KeywordTest, StringPattern, Value } from '../ir/index.ts';
import type { Authored } from './authored.ts';
import { patternText, shapeOf } from './pattern-shape.ts';
import type { Leaf, LeafTest } from './predicate.ts';

/** Modifiers that make other texts of a value, so that only the authored one is worth showing. */
const transforming: ReadonlySet<string> = new Set([
  'windash',
  'base64',
  'base64offset',
  'wide',
  'utf16',
  'utf16le',
  'utf16be',
  'expand',
]);

/** Modifiers that are part of a leaf's identity. */
const flagging: ReadonlySet<string> = new Set([...transforming, 'cased', 'i', 'm', 's']);

/**
 * The leaf for one value of the rule; `values` holds what modifiers made of it, which is more than one with
 * `windash` and the like.
 */
export function leafFor(
  test: FieldTest | KeywordTest,
  values: readonly [Value, ...Value[]],
  selection: string,
  authored: Authored,
): Leaf {
  const modifiers = authored.modifiersAt(test.span);
  const flags = [...new Set(modifiers.filter((name) => flagging.has(name)))].sort();
  const [value] = values;
  const text = authored.textAt(value.span);
  const read = readValue(value, text);
  const field = test.kind === 'field' ? test.field.name : '';
  const kind = test.kind === 'keyword' ? 'keyword' : read.test;
  const isTransformed = flags.some((flag) => transforming.has(flag));
  const shown = isTransformed && text !== undefined ? text : read.shown;
  const matched = isTransformed && text !== undefined ? text.toLowerCase() : read.matched;
  return {
    kind: 'leaf',
    field,
    test: kind,
    value: shown,
    flags,
    key: JSON.stringify([field, kind, matched, flags]),
    ...(read.pattern === undefined || isTransformed ? {} : { pattern: read.pattern }),
    selection,
    span: test.span,
  };
}

interface ReadValue {
  readonly test: LeafTest;
  readonly shown: string;
  /** What decides whether two values are the same. */
  readonly matched: string;
  readonly pattern?: StringPattern;
}

function readValue(value: Value, authored: string | undefined): ReadValue {
  const plain = (test: LeafTest, text: string, matched: string = text): ReadValue => ({
    test,
    shown: authored ?? text,
    matched,
  });
  switch (value.kind) {
    case 'string': {
      const { test, inner } = shapeOf(value.pattern);
      const isSpelled = authored !== undefined && !/^\*|\*$/.test(authored);
      const shown = isSpelled ? authored : patternText(inner);
      return { test, shown, matched: matchedText(inner, value.cased), pattern: inner };
    }
    case 'number':
      return plain('eq', value.text, matchedText([String(value.value)], false));
    case 'boolean':
      return plain('eq', String(value.value), matchedText([String(value.value)], false));
    case 'null':
      return { test: 'is_null', shown: '', matched: '' };
    case 'regex':
      return plain('regex', value.source);
    case 'comparison':
      return plain(comparisons[value.operator], value.text, String(value.value));
    case 'exists':
      return { test: value.expected ? 'exists' : 'not_exists', shown: '', matched: '' };
    case 'cidr':
      return plain('cidr', `${value.network}/${value.prefixLength}`);
    case 'field-reference':
      return plain('field_eq', value.field, `${value.position} ${value.field}`);
    case 'time-part': {
      const text = `${value.unit} ${value.operator} ${value.value}`;
      return { test: 'time_part', shown: text, matched: text };
    }
    case 'query-list':
      return plain('in_list', `%${value.placeholder}%`, value.placeholder);
  }
}

const comparisons = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;

function matchedText(pattern: StringPattern, cased: boolean): string {
  return JSON.stringify(
    pattern.map((part) => (typeof part === 'string' && !cased ? part.toLowerCase() : part)),
  );
}
