import { InvalidKql, UnsupportedKql } from '../unsupported.ts';

/** At most this many capture groups are allowed. https://learn.microsoft.com/kusto/query/matches-regex-operator */
const maximumGroups = 16;

const digit = '\\p{Nd}';
const word = '\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}\\x{200c}\\x{200d}';
const space =
  '\\t-\\r \\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}';

/** Perl classes are Unicode-aware in KQL, but ASCII-only in RE2. */
const perlClasses: Readonly<Record<string, string>> = { d: digit, w: word, s: space };

/** A regex for RE2 and what has to be known when it is used. */
export interface TranslatedRegex {
  readonly pattern: string;
  /** `\b` and `\B` are Unicode-aware in KQL, ASCII-only in RE2: the two agree on ASCII text only. */
  readonly asciiTextOnly: boolean;
}

/**
 * A KQL regex (the dialect of Rust's `regex` crate) for RE2. What RE2 would read differently is rewritten if that is
 * exact, else refused: set operations and nested classes, `\b{start}`, `\<`, flags `x`, `R` and `u`. What Rust
 * rejects but RE2 accepts is invalid. https://learn.microsoft.com/kusto/query/regex
 */
export function translateRegex(regex: string): TranslatedRegex {
  let pattern = '';
  let groups = 0;
  let asciiTextOnly = false;
  for (let at = 0; at < regex.length;) {
    const rest = regex.slice(at);
    if (rest.startsWith('[')) {
      const end = classEnd(regex, at);
      pattern += translateClass(regex.slice(at, end));
      at = end;
    } else if (rest.startsWith('\\')) {
      const escape = escapeAt(rest);
      if (/^\\[bB]$/.test(escape)) asciiTextOnly = true;
      pattern += translateEscape(escape, false);
      at += escape.length;
    } else if (rest.startsWith('(')) {
      const opening = groupOpening(rest);
      if (opening === '(' || /^\(\?P?</.test(opening)) groups += 1;
      pattern += opening.replace('(?<', '(?P<');
      at += opening.length;
    } else {
      checkRepetition(rest, regex.slice(0, at));
      pattern += rest.charAt(0);
      at += 1;
    }
  }
  if (groups > maximumGroups)
    throw new InvalidKql(`a regex may have at most ${maximumGroups} capture groups`);
  return { pattern, asciiTextOnly };
}

function escapeAt(rest: string): string {
  const escape =
    /^\\(?:[pP](?:\{[^}]*\}|.)|x(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})|u(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{4})|U(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{8})|[bB](?=\{)\{[^}]*\}|[^])/u.exec(
      rest,
    );
  if (escape === null) throw new InvalidKql('a regex ends in a backslash');
  return escape[0];
}

function translateEscape(escape: string, inClass: boolean): string {
  const name = escape.charAt(1);
  const perl = perlClasses[name.toLowerCase()];
  if (perl !== undefined) {
    if (name !== name.toLowerCase()) return inClass ? negatedInClass(escape) : `[^${perl}]`;
    return inClass ? perl : `[${perl}]`;
  }
  if (/^\\[uU]/.test(escape)) return `\\x{${escape.slice(2).replace(/[{}]/g, '')}}`;
  if (name === 'b' && escape.length > 2) throw new UnsupportedKql(`regex ${escape}`);
  if (/^\\[<>]/.test(escape)) throw new UnsupportedKql(`regex ${escape}`);
  if (/^\\[pPx]/.test(escape)) return escape;
  if (/[A-Za-z0-9]/.test(name) && !(inClass ? /[nrtfva]/ : /[nrtfvaAzbB]/).test(name)) {
    throw new InvalidKql(`regex escape ${escape} has no meaning`);
  }
  return escape;
}

/** `[\W]` and the like: RE2 has no class that means the same inside another class. */
function negatedInClass(escape: string): string {
  throw new UnsupportedKql(`regex ${escape} inside a class`);
}

/** The offset after a class that starts at `at`. */
function classEnd(regex: string, at: number): number {
  let index = at + 1;
  if (regex[index] === '^') index += 1;
  if (regex[index] === ']') index += 1;
  while (index < regex.length && regex[index] !== ']') {
    const posix = /^\[:\^?[a-z]+:\]/.exec(regex.slice(index));
    if (regex[index] === '[' && !posix)
      throw new UnsupportedKql('regex with a nested class or an unescaped [ in a class');
    if (/^(&&|--|~~)/.test(regex.slice(index))) throw new UnsupportedKql('regex with set operations');
    index += posix ? posix[0].length : regex[index] === '\\' ? escapeAt(regex.slice(index)).length : 1;
  }
  if (index >= regex.length) throw new InvalidKql('a regex has an unclosed class');
  return index + 1;
}

function translateClass(text: string): string {
  const single = /^\[(\^?)\\([DWS])\]$/.exec(text);
  if (single) {
    const negated = single[1] === '';
    return `[${negated ? '^' : ''}${perlClasses[(single[2] ?? '').toLowerCase()]}]`;
  }
  return text.replace(/\\(?:[pPxuU]\{[^}]*\}|[^])/gu, (escape) =>
    translateEscape(/^\\[xuUpP]/.test(escape) ? escapeAt(text.slice(text.indexOf(escape))) : escape, true),
  );
}

function groupOpening(rest: string): string {
  if (!rest.startsWith('(?')) return '(';
  const opening = /^\(\?(?:P?<[A-Za-z_][\w.[\]]*>|[imsU]*(?:-[imsU]+)?[:)])/.exec(rest);
  if (opening) return opening[0];
  if (/^\(\?(?:[=!>]|<[=!])/.test(rest))
    throw new InvalidKql('a regex has no lookaround and no atomic groups');
  throw new UnsupportedKql(`regex group ${rest.slice(0, 5)}`);
}

function checkRepetition(rest: string, before: string): void {
  const [quantifier] = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(rest) ?? [];
  if (quantifier === undefined) {
    if (rest.startsWith('{')) throw new InvalidKql('a regex has a literal { that is not escaped');
    return;
  }
  if (before === '' || /(?:^|[^\\])[(|]$/.test(before)) throw new InvalidKql('a regex repeats nothing');
}
