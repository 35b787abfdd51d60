import type { Leaf, LeafTest, Predicate } from '../../analyses/index.ts';
import type { Phrase } from '../model.ts';

/** How each kind of test reads between a field and a value. */
const verbs: Readonly<Record<LeafTest, string>> = {
  eq: 'is',
  match: 'contains',
  starts_with: 'starts with',
  ends_with: 'ends with',
  wildcard: 'is like',
  regex: 'matches the regular expression',
  cidr: 'is in the network',
  lt: 'is less than',
  lte: 'is at most',
  gt: 'is greater than',
  gte: 'is at least',
  exists: 'exists',
  not_exists: 'does not exist',
  is_null: 'is empty',
  field_eq: 'is the same as the field',
  time_part: 'has the time',
  in_list: 'is in the list',
  keyword: 'contains',
};

/** What modifiers add to a test. */
const flagWords: Readonly<Record<string, string>> = {
  cased: 'case-sensitive',
  windash: 'with any dash',
  base64: 'as base64',
  base64offset: 'as base64 at any offset',
  wide: 'as UTF-16',
  utf16: 'as UTF-16',
  utf16le: 'as UTF-16',
  utf16be: 'as UTF-16',
  expand: 'from a placeholder',
  i: 'in any case',
  m: 'line by line',
  s: 'with line breaks',
};

const withoutValue: ReadonlySet<LeafTest> = new Set(['exists', 'not_exists', 'is_null']);

/** More values or parts than this are counted rather than named. */
const mostParts = 8;
/** Longer values are cut. */
const longestValue = 200;

/** What a predicate asks for, in words. */
export function predicateWords(predicate: Predicate): readonly Phrase[] {
  switch (predicate.kind) {
    case 'leaf':
      return valuesWords([predicate]);
    case 'not':
      return ['not (', ...predicateWords(predicate.operand), ')'];
    case 'constant':
      return [predicate.value ? 'always' : 'never'];
    case 'and':
      return joined(predicate.operands.map(partWords), ', and ');
    case 'or':
      return anyWords(predicate.operands);
  }
}

/** Alternatives; values of one test on one field are listed together. */
export function anyWords(alternatives: readonly Predicate[]): readonly Phrase[] {
  const groups = new Map<string, Leaf[]>();
  const parts: (readonly Phrase[] | { readonly leaves: readonly Leaf[] })[] = [];
  for (const alternative of alternatives) {
    if (alternative.kind !== 'leaf') {
      parts.push(partWords(alternative));
      continue;
    }
    const key = subjectOf(alternative);
    const known = groups.get(key);
    if (known !== undefined) {
      known.push(alternative);
      continue;
    }
    const leaves = [alternative];
    groups.set(key, leaves);
    parts.push({ leaves });
  }
  return joined(
    parts.map((part) => ('leaves' in part ? valuesWords(part.leaves) : part)),
    ', or ',
  );
}

/** Values that are compared in another way now: both ways, then the values once. */
export function retestedWords(before: readonly Leaf[], after: readonly Leaf[]): readonly Phrase[] {
  const [old, next] = [before[0], after[0]];
  if (old === undefined || next === undefined) return [];
  const ways = `${wayWords(old)} → ${wayWords(next)}`;
  return [subjectWords(next), ` ${ways}: `, ...codes(after.map(({ value }) => value))];
}

/** Equal for leaves that differ in their value only. */
export function subjectOf({ field, test, flags }: Leaf): string {
  return JSON.stringify([field, test, flags]);
}

/** A text of a rule, cut to a length that can be read. */
export function code(text: string): Phrase {
  return { code: text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text };
}

/** Texts of a rule with commas between them; many are counted. */
export function codes(texts: readonly string[]): readonly Phrase[] {
  return joined(
    texts.map((text) => [code(text)]),
    ', ',
  );
}

/** A sentence as a part of another. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** One or several values of the same test on the same field. */
function valuesWords(leaves: readonly Leaf[]): readonly Phrase[] {
  const [first] = leaves;
  if (first === undefined) return [];
  const field = subjectWords(first);
  const suffix = flagSuffix(first);
  if (withoutValue.has(first.test)) return [field, ` ${verbs[first.test]}`, ...suffix];
  const values = leaves.map(({ value }) => value);
  const any = values.length > 1 ? ' any of ' : ' ';
  return [field, ` ${verbs[first.test]}${any}`, ...codes(values), ...suffix];
}

function subjectWords({ field }: Leaf): Phrase {
  return field === '' ? 'any field' : code(field);
}

function wayWords(leaf: Leaf): string {
  return [verbs[leaf.test], ...flagSuffix(leaf)].join('');
}

function flagSuffix({ flags }: Leaf): readonly string[] {
  const words = new Set(flags.map((flag) => flagWords[flag] ?? flag));
  return words.size === 0 ? [] : [` (${[...words].join(', ')})`];
}

function partWords(predicate: Predicate): readonly Phrase[] {
  const isGroup = predicate.kind === 'and' || (predicate.kind === 'or' && !isOneField(predicate.operands));
  return isGroup ? ['(', ...predicateWords(predicate), ')'] : predicateWords(predicate);
}

function isOneField(operands: readonly Predicate[]): boolean {
  return new Set(operands.map((each) => (each.kind === 'leaf' ? subjectOf(each) : each))).size === 1;
}

function joined(parts: readonly (readonly Phrase[])[], separator: string): readonly Phrase[] {
  const shown = parts.length > mostParts ? parts.slice(0, mostParts - 1) : parts;
  const rest = parts.length - shown.length;
  const all = rest === 0 ? shown : [...shown, [`${rest} more`]];
  return all.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}
