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
    lines.push(...pairLines(removed, added));
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
  for (const [index, line] of lines.entries()) {
    const last = kept.at(-1);
    if (isNear[index] === true) kept.push(line);
    else if (last?.kind === 'skipped') kept[kept.length - 1] = { kind: 'skipped', lines: last.lines + 1 };
    else kept.push({ kind: 'skipped', lines: 1 });
  }
  return kept;
}
