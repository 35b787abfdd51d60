/** A word, a parenthesis or a pipe of a condition. `start` and `end` are offsets into the condition's text. */
export interface ConditionToken {
  readonly kind: 'word' | '(' | ')' | '|';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a condition. Everything between white space, commas, parentheses and pipes is one word, so that
 * search identifiers may hold any other character; whether a word makes sense is for the parser to say.
 */
export function lexCondition(text: string): readonly ConditionToken[] {
  const tokens: ConditionToken[] = [];
  for (const match of text.matchAll(/\|\||[(),|]|[^\s(),|]+/g)) {
    const [found] = match;
    const kind = found === '(' || found === ')' || found === '|' ? found : 'word';
    tokens.push({ kind, text: found, start: match.index, end: match.index + found.length });
  }
  return tokens;
}
