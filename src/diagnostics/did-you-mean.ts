const longestWord = 64;

/**
 * How much one search may cost, in cells of the table that compares two words: a stranger's rule can hold thousands of
 * unknown names of sixty characters that are nearly all alike. Hundreds of usual candidates cost less.
 */
const mostCells = 60_000;

/** How many candidates are looked at; no set of names that a person writes has more. */
const mostCandidates = 5_000;

/**
 * The candidate that `word` is probably a misspelling of, or undefined if none is close.
 * Letter case doesn't count. Close means at most one edit in three letters: an insertion, a deletion, a
 * substitution or a swap of neighbours. The first of equally close candidates wins. Of very many long and similar
 * candidates only the first are looked at.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const written = word.toLowerCase();
  const letters = new Letters(written);
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  let cells = 0;
  let seen = 0;
  for (const candidate of candidates) {
    seen += 1;
    if (seen > mostCandidates || cells > mostCells) break;
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const name = candidate.toLowerCase();
    if (letters.leastEdits(name) >= fewest) continue;
    cells += word.length * candidate.length;
    const edits = editDistance(written, name, fewest);
    if (edits < fewest && edits < candidate.length) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

/** ` Did you mean \`x\`?` with a leading space, ready to be appended to a message; empty if nothing is close. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const meant = didYouMean(word, candidates);
  return meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
}

/** The letters of a word, whatever their order. Letters beyond ASCII may count as others. */
class Letters {
  readonly #counts = new Int16Array(128);
  readonly #length: number;

  constructor(word: string) {
    this.#length = word.length;
    for (let at = 0; at < word.length; at += 1) this.#add(word, at, 1);
  }

  /** How many edits it takes at least to turn the word into another: letters that only one of them has. */
  leastEdits(other: string): number {
    let shared = 0;
    for (let at = 0; at < other.length; at += 1) {
      if (this.#add(other, at, -1) >= 0) shared += 1;
    }
    for (let at = 0; at < other.length; at += 1) this.#add(other, at, 1);
    return Math.max(this.#length, other.length) - shared;
  }

  #add(text: string, at: number, difference: number): number {
    const slot = text.charCodeAt(at) % 128;
    const count = (this.#counts[slot] ?? 0) + difference;
    this.#counts[slot] = count;
    return count;
  }
}

/** The optimal string alignment distance, with three rows of the table at a time; `limit` if it is not below that. */
function editDistance(from: string, to: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      current.push(edits);
      least = Math.min(least, edits);
    }
    // A swap goes back by two rows.
    if (least >= limit && Math.min(...last) >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
