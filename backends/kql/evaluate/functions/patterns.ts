import type { ScalarType } from '../../../../src/schema/index.ts';
import { constantValue, type Typed } from '../model.ts';
import { regexOf } from '../regex/regex.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { convert } from '../values/convert.ts';
import type { Value } from '../values/value.ts';
import { pure, type FunctionRow, type FunctionTable } from './row.ts';

const replaceRegex = pure('replace-regex-function', 'string, string, string', 'string', replacePattern);
const extractText = pure('extract-function', 'string, long, string', 'string', extract);
const trim = pure('trim-function', 'string, string', 'string', (regex: string, text: string) =>
  trimStart(regex, trimEnd(regex, text)),
);

/** Functions that take a regex. */
export const patternFunctions: FunctionTable = {
  replace_regex: replaceRegex,
  replace: pure(
    'replace-function',
    'string, string, string',
    'string',
    (regex: string, by: string, text: string) => replacePattern(text, regex, by),
  ),
  extract: { ...extractText, maximum: 4, compile: compileExtract },
  extract_all: pure('extract-all-function', 'string, any, string?', 'dynamic', extractAll),
  countof: pure('countof-function', 'string, string, string?', 'long', countOf),
  trim,
  trim_start: pure('trim-start-function', 'string, string', 'string', trimStart),
  trim_end: pure('trim-end-function', 'string, string', 'string', trimEnd),
  regex_quote: pure('regex-quote-function', 'string', 'string', (text: string) =>
    text.replace(/[\\^$.|?*+()[\]{}#&~-]/g, '\\$&'),
  ),
};
function replacePattern(text: string, regex: string, replacement: string): string {
  return regexOf(regex).replace(text, replacement);
}

/** `extract(regex, group, text [, typeof(type)])`. */
function compileExtract(args: readonly Typed[], site: Parameters<FunctionRow['compile']>[1]): Typed {
  const text = extractText.compile(args.slice(0, 3), site);
  const [, , , typeLiteral] = args;
  if (typeLiteral === undefined) return text;
  const type = constantValue(typeLiteral) as ScalarType;
  return { type, constant: text.constant, get: (row, run) => convert(text.get(row, run), 'string', type) };
}

function extract(regex: string, group: number, text: string): string {
  const [match] = regexOf(regex).matches(text);
  return match?.[group] ?? '';
}

/** All matches: plain text for one group, an array of texts for several; without groups the whole match. */
function extractAll(regex: string, second: Value, third?: string): Value {
  const found = [...regexOf(regex).matches(third ?? (second as string))];
  if (found.length === 0) return null;
  const chosen = third === undefined ? undefined : (second as readonly Value[]);
  return found.map((match) => {
    const groups = chosen
      ? chosen.map((group) => groupAt(match, group))
      : match.length === 1
        ? match
        : match.slice(1);
    return groups.length === 1 ? (groups[0] ?? '') : groups;
  });
}

function groupAt(match: readonly string[], group: Value): string {
  if (typeof group !== 'number') throw new UnsupportedKql('extract_all with named groups');
  return match[group] ?? '';
}

function countOf(text: string, search: string, kind = 'normal'): number {
  if (kind === 'regex') return [...regexOf(search).matches(text)].length;
  if (search === '') return 0;
  let count = 0;
  for (let at = text.indexOf(search); at !== -1; at = text.indexOf(search, at + 1)) count += 1;
  return count;
}

function trimStart(regex: string, text: string): string {
  return regexOf(`^(?:${regex})`).replace(text, '');
}

function trimEnd(regex: string, text: string): string {
  return regexOf(`(?:${regex})$`).replace(text, '');
}
