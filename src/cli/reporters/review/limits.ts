/** How much of a rule is shown, so that a page stays readable and within the limits of the place that shows it. */
export interface Limits {
  /** Notes, findings, and columns of an event. */
  readonly items: number;
  /** Rules that are named where several changed alike. */
  readonly names: number;
  /** Lines of a query or of a comparison of queries. */
  readonly lines: number;
  /** Characters of a title, a path, a value or a line of a query. */
  readonly characters: number;
}

/** For comments. */
export const commentLimits: Limits = { items: 15, names: 3, lines: 60, characters: 400 };

/** For pages of any length. */
export const pageLimits: Limits = { items: 500, names: 500, lines: 20_000, characters: 100_000 };

/** Text up to a number of characters; what is left out is counted. */
export function cut(text: string, { characters }: Pick<Limits, 'characters'>): string {
  if (text.length <= characters) return text;
  return `${text.slice(0, characters).replace(/\p{Surrogate}$/u, '')}… (${text.length - characters} more characters)`;
}

/** The first items, and a word about the others. */
export function first<T>(all: readonly T[], most: number, more: (count: number) => T): readonly T[] {
  return all.length <= most ? all : [...all.slice(0, most), more(all.length - most)];
}
