import type { Source } from '../diagnostics/index.ts';
import { linksOf } from '../pipeline/links.ts';
import { readSource, type ReadSource } from '../pipeline/read.ts';
import type { FilterTargets } from '../parse/index.ts';

/** What a source has to do with others. */
export interface SourceTies {
  /** Ids and names of its rules, in lower case. */
  readonly names: readonly string[];
  /** What its correlations refer to, in lower case. */
  readonly uses: readonly string[];
  /** What its filters apply to. */
  readonly filters: readonly FilterTargets[];
}

const ties = new WeakMap<Source, SourceTies>();
const readings = new WeakMap<Source, ReadSource>();

/** The documents of a source, read once. */
export function documentsOf(source: Source): ReadSource {
  const known = readings.get(source) ?? readSource(source);
  readings.set(source, known);
  return known;
}

/** The ties of a source, which is read for it. */
export function tiesOf(source: Source): SourceTies {
  const known = ties.get(source);
  if (known !== undefined) return known;
  const read = documentsOf(source);
  const { names, uses } = linksOf(read);
  const filters = read.documents.flatMap(({ document }) =>
    document.kind === 'filter' ? [document.rules] : [],
  );
  const found = { names, uses, filters };
  ties.set(source, found);
  return found;
}

/**
 * Whether a source could hold a correlation or a filter. Most can't, which their text shows much faster than reading
 * them would; YAML could spell the keys with escapes, so texts with escapes are not ruled out.
 */
export function mayHoldTies({ text }: Source): boolean {
  return /correlation|filter["']?\s*:|\\[xuU]/.test(text);
}
