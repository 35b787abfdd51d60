/** Whether the text goes on beyond an end of a literal, so that a run there may be a part of a longer term. */
export interface OpenEnds {
  readonly start: boolean;
  readonly end: boolean;
}

/**
 * The terms that every text holds in which the literal stands: its runs of ASCII letters and digits
 * that are bounded on both sides, by another ASCII character of the literal or by the end of the
 * text. A character beyond ASCII does not count as a boundary. Only runs of three characters or more,
 * because shorter ones are not in the index.
 * https://learn.microsoft.com/kusto/query/datatypes-string-operators#what-is-a-term
 */
export function completeTerms(literal: string, open: OpenEnds): readonly string[] {
  const terms: string[] = [];
  for (const { 0: run, index } of literal.matchAll(/[A-Za-z0-9]+/g)) {
    const end = index + run.length;
    const startsComplete = index === 0 ? !open.start : isAscii(literal.charCodeAt(index - 1));
    const endsComplete = end === literal.length ? !open.end : isAscii(literal.charCodeAt(end));
    if (run.length >= shortestTerm && startsComplete && endsComplete) terms.push(run);
  }
  return terms;
}

/** The term that is likely to be the rarest: the longest one, the first of several. */
export function rarest(terms: readonly string[]): string | undefined {
  return terms.toSorted((a, b) => b.length - a.length)[0];
}

/** Whether `has` looks this text up in the term index. */
export function isTerm(text: string): boolean {
  return text.length >= shortestTerm && /^[A-Za-z0-9]+$/.test(text);
}

const shortestTerm = 3;

function isAscii(code: number): boolean {
  return code < 0x80;
}
