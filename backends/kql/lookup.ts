import { quoted } from './literal.ts';

/**
 * The targets whose queries run where there are watchlists: Microsoft Sentinel, and advanced hunting in
 * the Defender portal once a Sentinel workspace is connected to it.
 */
export const lookupTargets: readonly string[] = ['asim', 'native', 'xdr'];

/**
 * The search keys of the Microsoft Sentinel watchlist of a name, which may come from a rule.
 * Follows the Microsoft Sentinel documentation, "Build queries or detection rules with watchlists".
 */
export function watchlistKeys(name: string): string {
  return `_GetWatchlist(${quoted(name)}) | project SearchKey`;
}

/** Ten times what analytics rules may have; an expression for texts of megabytes would exhaust the stack. */
const longestLookup = 100_000;

/**
 * Why an expression can't stand between the parentheses of `in (…)`; `undefined` if it can. Looks only at
 * what would change the query around it: brackets, statements and comments outside of string literals.
 */
export function lookupMistake(expression: string): string | undefined {
  if (expression.length > longestLookup) return 'The query has more than 100,000 characters.';
  const open: string[] = [];
  for (const [token] of expression.matchAll(tokens)) {
    const first = token.charAt(0);
    if (token === '//') return 'The query has a comment, which would hide what follows it.';
    if (token === ';') return 'The query has a `;`; only a single expression can stand in a test.';
    if (token === '~~~' || (/["'`]/.test(first) && token.length === 1))
      return 'The query has a text that is not closed.';
    if (closing.has(token)) open.push(closing.get(token) ?? '');
    else if (/^[)\]}]$/.test(token) && open.pop() !== token) return `The query has a \`${token}\` too many.`;
  }
  const missing = open.at(-1);
  return missing === undefined ? undefined : `The query lacks a \`${missing}\`.`;
}

const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Texts in every form of KQL, then whatever opens, closes, separates or hides; a quote alone opens a text. */
const tokens =
  /```[^]*?```|~~~[^]*?~~~|[hH]?@"(?:[^"]|"")*"|[hH]?@'(?:[^']|'')*'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/|~~~|[()[\]{};"'`]/g;
