/** Where one value of a JSON text begins and ends. */
export interface JsonRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The values of a text that holds JSON in any of the common packagings: one value, one value per line (NDJSON),
 * values behind one another, or an array, whose items count as the values. Only brackets and quotes are looked
 * at, so whether each range is valid JSON shows when it is parsed. Linear in the length of the text.
 */
export function jsonValues(text: string): readonly JsonRange[] {
  const first = skipSpace(text, 0);
  if (text[first] !== '[') return valuesFrom(text, first);
  const end = endOfValue(text, first);
  if (skipSpace(text, end) < text.length) return valuesFrom(text, first);
  return valuesFrom(text.slice(0, text[end - 1] === ']' ? end - 1 : end), first + 1);
}

function valuesFrom(text: string, from: number): readonly JsonRange[] {
  const found: JsonRange[] = [];
  let start = skipSpace(text, from);
  while (start < text.length) {
    const end = endOfValue(text, start);
    found.push({ start, end });
    start = skipSpace(text, end);
  }
  return found;
}

/** Commas between values are skipped like space: a missing one is no reason to lose an event. */
function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s,\uFEFF]/.test(text[at] ?? '')) at += 1;
  return at;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '"') at = endOfString(text, at);
    else at += 1;
    if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    const isScalarEnd = depth === 0 && (at >= text.length || /[\s,{[\]}]/.test(text[at] ?? ''));
    if (depth < 0 || (depth === 0 && (char === '}' || char === ']')) || isScalarEnd) return at;
  }
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}
