import { diffArrays, diffWordsWithSpace } from 'diff';

/** A line of a comparison of two queries, as a reader sees them one below the other. */
export type DiffLine =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
  /** A line of which only some words differ. */
  | { readonly kind: 'changed'; readonly before: readonly DiffPart[]; readonly after: readonly DiffPart[] }
  /** Lines that are the same and of no interest here. */
  | { readonly kind: 'skipped'; readonly lines: number };

/** A piece of a changed line; `removed` only on the older line, `added` only on the newer one. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * The differences of two queries by lines and, within lines that resemble each other, by words; with a few lines
 * around them. Empty if the texts are the same. Takes bounded time: where texts differ too much, the old one is
 * removed and the new one added as a whole.
 */
export function diffQueries(before: string | undefined, after: string | undefined): readonly DiffLine[] {
  if (before === after) return [];
  if (before === undefined) return linesOf(after ?? '').map((text) => ({ kind: 'added', text }));
  if (after === undefined) return linesOf(before).map((text) => ({ kind: 'removed', text }));
  return withoutDistantLines(changesOf(linesOf(before), linesOf(after)));
}

/** Lines of context around a change. */
const context = 2;

/** More differing lines or words than this are not worth pairing. */
const mostLineEdits = 2000;
const mostWordEdits = 400;

/** Lines this much alike (from 0 to 1) are the same line with other words. */
const alike = 0.4;

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

function changesOf(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: mostLineEdits });
  if (changes === undefined) return pairLines(before, after);
  const lines: DiffLine[] = [];
  let removed: readonly string[] = [];
  const flush = (added: readonly string[]): void => {
    lines.push(...(reflowed(removed, added) ?? pairLines(removed, added)));
    removed = [];
  };
  for (const change of changes) {
    if (change.removed) removed = change.value;
    else if (change.added) flush(change.value);
    else {
      flush([]);
      lines.push(...change.value.map((text) => ({ kind: 'same' as const, text })));
    }
  }
  flush([]);
  return lines;
}

/** A name, a number, a text or a single sign, with its place in a text. */
interface Token {
  readonly text: string;
  readonly start: number;
}

/**
 * The lines of a block that says the same with something more, or with something less, and is perhaps broken into
 * other lines for it: the longer version, of which only what is more counts as changed. Undefined for other blocks.
 */
function reflowed(removed: readonly string[], added: readonly string[]): readonly DiffLine[] | undefined {
  if (removed.length === 0 || added.length === 0) return undefined;
  const [before, after] = [removed.join('\n'), added.join('\n')];
  const [olds, news] = [tokensOf(before), tokensOf(after)];
  const changes = diffArrays(
    olds.map(({ text }) => text),
    news.map(({ text }) => text),
    { maxEditLength: mostWordEdits },
  );
  if (changes === undefined) return undefined;
  if (!changes.some((change) => change.removed)) return moreLines(added, removed, news, changes, 'added');
  if (!changes.some((change) => change.added)) return moreLines(removed, added, olds, changes, 'removed');
  return undefined;
}

/** The lines of the longer version, with what the other lacks marked. */
function moreLines(
  lines: readonly string[],
  others: readonly string[],
  tokens: readonly Token[],
  changes: readonly {
    readonly value: readonly string[];
    readonly added: boolean;
    readonly removed: boolean;
  }[],
  more: 'added' | 'removed',
): readonly DiffLine[] {
  const isMore: boolean[] = [];
  for (const { value, added, removed } of changes) isMore.push(...value.map(() => added || removed));
  let offset = 0;
  return lines.map((text): DiffLine => {
    const end = offset + text.length;
    const own = tokens.flatMap((token, index) =>
      token.start >= offset && token.start < end ? [{ token, isMore: isMore[index] === true }] : [],
    );
    const parts: DiffPart[] = [];
    let at = offset;
    for (const { token, isMore: marked } of own) {
      const piece = text.slice(at - offset, token.start + token.text.length - offset);
      const kind = marked ? more : 'same';
      const last = parts.at(-1);
      if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + piece };
      else parts.push({ kind, text: piece });
      at = token.start + token.text.length;
    }
    offset = end + 1;
    const isBracket = own.map(({ token }) => /^[()[\],]$/.test(token.text));
    if (own.length > 0 && isBracket.every(Boolean)) return { kind: 'same', text };
    if (own.length === 0) return { kind: others.includes(text) ? 'same' : more, text };
    if (own.every((each) => !each.isMore)) return { kind: 'same', text };
    // Which of several brackets is the new one says nothing.
    if (own.every((each, index) => each.isMore || isBracket[index] === true)) return { kind: more, text };
    const same = parts.filter(({ kind }) => kind === 'same');
    return more === 'added'
      ? { kind: 'changed', before: same, after: parts }
      : { kind: 'changed', before: parts, after: same };
  });
}

/** Without comments, which stand elsewhere as soon as a group is broken into lines. */
function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|[\p{L}\p{N}_]+|\S/gu)]
    .filter(([token]) => !token.startsWith('//'))
    .map((match) => ({ text: match[0], start: match.index }));
}

/** Pairs the lines of a block that was replaced, in their order, where they resemble each other. */
function pairLines(removed: readonly string[], added: readonly string[]): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let next = 0;
  for (const text of removed) {
    const partner = added.findIndex((each, at) => at >= next && at < next + 8 && isAlike(text, each));
    if (partner === -1) {
      lines.push({ kind: 'removed', text });
      continue;
    }
    lines.push(...added.slice(next, partner).map((each) => ({ kind: 'added' as const, text: each })));
    lines.push(changedLine(text, added[partner] ?? ''));
    next = partner + 1;
  }
  return [...lines, ...added.slice(next).map((text) => ({ kind: 'added' as const, text }))];
}

/** By the words that two lines share. */
function isAlike(one: string, other: string): boolean {
  const [ones, others] = [wordsOf(one), wordsOf(other)];
  const shared = [...ones].filter((word) => others.has(word)).length;
  return shared >= alike * Math.max(1, Math.min(ones.size, others.size));
}

function wordsOf(line: string): ReadonlySet<string> {
  return new Set(line.match(/[\p{L}\p{N}_.\\-]+/gu) ?? [line.trim()]);
}

function changedLine(before: string, after: string): DiffLine {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostWordEdits }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  const parts: readonly DiffPart[] = changes.map(({ value, removed, added }) => ({
    kind: removed ? 'removed' : added ? 'added' : 'same',
    text: value,
  }));
  return {
    kind: 'changed',
    before: parts.filter(({ kind }) => kind !== 'added'),
    after: parts.filter(({ kind }) => kind !== 'removed'),
  };
}

/** Keeps what is near a change; longer stretches of equal lines become one entry. */
function withoutDistantLines(lines: readonly DiffLine[]): readonly DiffLine[] {
  const isNear = lines.map(() => false);
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    const last = Math.min(lines.length - 1, index + context);
    for (let near = Math.max(0, index - context); near <= last; near += 1) isNear[near] = true;
  }
  const kept: DiffLine[] = [];
  let distant: DiffLine[] = [];
  const flush = (): void => {
    // To name a single line as left out takes a line as well.
    if (distant.length === 1) kept.push(...distant);
    else if (distant.length > 1) kept.push({ kind: 'skipped', lines: distant.length });
    distant = [];
  };
  for (const [index, line] of lines.entries()) {
    if (isNear[index] !== true) {
      distant.push(line);
      continue;
    }
    flush();
    kept.push(line);
  }
  flush();
  return kept;
}
