import { isCollection, isNode, isPair, type Document, type ErrorCode, type YAMLError } from 'yaml';
import { quote, type Diagnostics, type Source, type Span } from '../diagnostics/index.ts';

/** Reports in plain words what the YAML library found wrong with a document. */
export function reportSyntaxError(
  source: Source,
  error: YAMLError,
  document: Document | undefined,
  diagnostics: Diagnostics,
): void {
  const [start, end] = error.pos;
  const span = { source, start: Math.min(start, source.text.length), end: Math.max(end, start + 1) };
  if (error.code === 'TAG_RESOLVE_FAILED') {
    const tag = source.text.slice(start, end);
    diagnostics.report('yaml-tag', span, `The tag ${quote(tag)} has no meaning in a Sigma document.`);
    return;
  }
  const words = explanations.find(
    ({ code, test }) => code === error.code && (test?.test(error.message) ?? true),
  );
  const { says, help, opener } = words ?? { says: `${error.message}.`, help: undefined, opener: undefined };
  const place = opener === undefined ? span : (openerOf(document, opener, start, source) ?? span);
  diagnostics.report('yaml-syntax', place, says, help === undefined ? {} : { help });
}

interface Explanation {
  readonly code: ErrorCode;
  /** Tells apart what the library reports under one code. */
  readonly test?: RegExp;
  readonly says: string;
  readonly help?: string;
  /** What was opened and not closed; the finding points there instead of to where the reader gave up. */
  readonly opener?: 'quote' | 'bracket';
}

const quoteIt = 'Put single quotes around the whole value.';

/** The library's errors that authors of rules meet, most specific first. */
const explanations: readonly Explanation[] = [
  {
    code: 'TAB_AS_INDENT',
    says: 'This line is indented with a tab, which YAML does not allow.',
    help: 'Replace the tab by spaces.',
  },
  {
    code: 'MISSING_CHAR',
    test: /closing ['"]/,
    says: 'This quote is never closed.',
    help: "Add the closing quote; inside single quotes, write a single quote as `''`.",
    opener: 'quote',
  },
  {
    code: 'MISSING_CHAR',
    test: /Implicit map keys/,
    says: 'A colon is missing: this is neither a `key: value` nor part of the value before it.',
    help: 'Write `key: value`, or indent the text to the value that it belongs to.',
  },
  {
    code: 'BAD_DQ_ESCAPE',
    says: 'Inside double quotes a backslash starts an escape, and this is none that YAML knows.',
    help: "Use single quotes, which keep backslashes as they are: 'C:\\Windows'.",
  },
  {
    code: 'BAD_SCALAR_START',
    says: 'A value without quotes can not start with this character.',
    help: quoteIt,
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    test: /Nested mappings/,
    says: 'A value without quotes can not hold a colon followed by a space.',
    help: quoteIt,
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    says: 'This list item is not indented like the items before it.',
    help: 'Start all items of a list in the same column.',
  },
  {
    code: 'BAD_INDENT',
    test: /start at the same column/,
    says: 'This key is not indented like the keys before it.',
    help: 'Start all keys of a map in the same column.',
  },
  {
    code: 'BAD_INDENT',
    test: /Flow (sequence|map)/,
    says: 'This bracket is never closed.',
    help: 'Add the closing bracket, or put quotes around the value if the bracket is part of it.',
    opener: 'bracket',
  },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    says: 'A colon is missing: this is neither a `key: value` nor part of the value before it.',
    help: 'Write `key: value`, or indent the text to the value that it belongs to.',
  },
  {
    code: 'UNEXPECTED_TOKEN',
    test: /node end/,
    says: 'The value before this has already ended.',
    help: "Put quotes around the whole value; inside single quotes, write a single quote as `''`.",
  },
];

/**
 * What was opened last before the reader gave up at `offset`. The library keeps what it read of a broken
 * document, so the way along the last nodes before the offset leads there.
 */
function openerOf(
  document: Document | undefined,
  opener: keyof typeof openers,
  offset: number,
  source: Source,
): Span | undefined {
  let found: Span | undefined;
  let node: unknown = document?.contents;
  while (node !== null && node !== undefined) {
    const start = isPair(node) ? undefined : startOf(node);
    if (start !== undefined && openers[opener].test(source.text[start] ?? '')) {
      found = { source, start, end: start + 1 };
    }
    if (isPair(node)) node = (startOf(node.value) ?? offset) < offset ? node.value : node.key;
    else
      node = isCollection(node)
        ? node.items.findLast((item) => (startOf(item) ?? offset) < offset)
        : undefined;
  }
  return found;
}

const openers = { quote: /['"]/, bracket: /[[{]/ } as const;

function startOf(node: unknown): number | undefined {
  if (isPair(node)) return startOf(node.key) ?? startOf(node.value);
  return isNode(node) ? node.range?.[0] : undefined;
}
