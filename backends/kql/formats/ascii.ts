import { quoted } from '../literal.ts';

/**
 * A query with the same meaning in ASCII alone. String literals get `\u` escapes; verbatim ones that need
 * them become quoted ones. Outside of literals only comments can hold other characters.
 */
export function asciiQuery(text: string): string {
  return replaceTokens(text, (token) => (isAscii(token) ? token : asciiToken(token)));
}

/**
 * A text for readers in ASCII alone: letters lose their marks, typographic signs become plain ones, what
 * has no plain form becomes `?`.
 */
export function asciiText(text: string): string {
  if (isAscii(text)) return text;
  return text
    .replace(/[\u00c6-\u2212]/g, (sign) => plain[sign] ?? sign)
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^\u0000-\u007f]/gu, '?');
}

/** A query whose string literals and comments are blanked out, to look for names in the rest. */
export function withoutLiterals(text: string): string {
  return replaceTokens(text, () => '""');
}

/**
 * Replaces verbatim and quoted literals with either quotation mark, and comments. By scanning, because an expression
 * for whole literals needs a stack as deep as they are long.
 */
function replaceTokens(text: string, replacement: (token: string) => string): string {
  const opening = /@?["']|\/\//g;
  const parts: string[] = [];
  let from = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const start = found.index;
    const end = tokenEnd(text, found[0], opening.lastIndex);
    opening.lastIndex = end ?? start + 1;
    if (end === undefined) continue;
    parts.push(text.slice(from, start), replacement(text.slice(start, end)));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** The offset behind a token of which `opening` was read; `undefined` if it is not closed. */
function tokenEnd(text: string, opening: string, from: number): number | undefined {
  if (opening === '//') {
    const end = text.indexOf('\n', from);
    return end === -1 ? text.length : end;
  }
  const mark = opening.slice(-1);
  const isVerbatim = opening.startsWith('@');
  const stop = mark === '"' ? /["\\]/g : /['\\]/g;
  for (let at = from; ;) {
    stop.lastIndex = at;
    const found = stop.exec(text);
    if (found === null) return undefined;
    const isMark = found[0] === mark;
    const isPair = isVerbatim ? isMark && text[found.index + 1] === mark : !isMark;
    if (isMark && !isPair) return found.index + 1;
    at = found.index + (isPair ? 2 : 1);
  }
}

function asciiToken(token: string): string {
  if (!token.startsWith('@')) return escaped(token);
  const mark = token.charAt(1);
  return escaped(quoted(token.slice(2, -1).replaceAll(mark + mark, mark)));
}

function escaped(text: string): string {
  return text.replaceAll(
    /[^\u0000-\u007f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}

const plain: Readonly<Record<string, string>> = {
  Æ: 'AE',
  æ: 'ae',
  Ø: 'O',
  ø: 'o',
  ß: 'ss',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2022': '-',
  '\u2192': '->',
  '\u2212': '-',
};
