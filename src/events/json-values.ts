/** Where one value of a JSON text begins and ends. */
export interface JsonRange {
  readonly start: number;
  readonly end: number;
  /** How many objects and arrays stand inside one another at most. */
  readonly nesting: number;
}

/**
 * The values of a text that holds JSON in any of the common packagings: one value, one value per line (NDJSON),
 * values behind one another, or an array, whose items count as the values. Only brackets and quotes are looked
 * at, so whether each range is valid JSON shows when it is parsed. Linear in the length of the text.
 */
export function jsonValues(text: string): Iterable<JsonRange> {
  const first = skipSpace(text, 0);
  if (text[first] !== '[') return valuesFrom(text, first);
  const { end } = valueAt(text, first);
  if (skipSpace(text, end) < text.length) return valuesFrom(text, first);
  return valuesFrom(text.slice(0, text[end - 1] === ']' ? end - 1 : end), first + 1);
}

function* valuesFrom(text: string, from: number): Generator<JsonRange, void, undefined> {
  let start = skipSpace(text, from);
  while (start < text.length) {
    const value = valueAt(text, start);
    yield value;
    start = skipSpace(text, value.end);
  }
}

/** Commas between values are skipped like space: a missing one is no reason to lose an event. */
function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s,\uFEFF]/.test(text[at] ?? '')) at += 1;
  return at;
}

function valueAt(text: string, start: number): JsonRange {
  let depth = 0;
  let nesting = 0;
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '"') at = endOfString(text, at);
    else at += 1;
    if (char === '{' || char === '[') nesting = Math.max(nesting, (depth += 1));
    else if (char === '}' || char === ']') depth -= 1;
    const isScalarEnd = depth === 0 && (at >= text.length || /[\s,{[\]}]/.test(text[at] ?? ''));
    if (depth < 0 || (depth === 0 && (char === '}' || char === ']')) || isScalarEnd) break;
  }
  return { start, end: at, nesting };
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}
