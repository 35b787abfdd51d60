/**
 * A text that diagnostics can point into: a rule file, a mapping file, standard input.
 * `path` is how the user named it and is only ever displayed.
 */
export interface Source {
  readonly path: string;
  /** Its way within a collection, for outputs that must not depend on where the collection lies. */
  readonly name?: string;
  /** What tells it apart wherever its collection lies and however it is called: its way below the folder that was searched. */
  readonly key?: string;
  /** Its absolute path, with `/`, if it is known: for settings that name folders. */
  readonly location?: string;
  readonly text: string;
}

/** A half-open range of UTF-16 offsets, `[start, end)`, in one source. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A position for people: both numbers count from 1, columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The span from the start of `first` to the end of `last`; both must lie in one source. */
export function joinSpans(first: Span, last: Span): Span {
  return { source: first.source, start: first.start, end: last.end };
}

const lineStarts = new WeakMap<Source, readonly number[]>();

/** Line and column of an offset. The line table of a source is computed once, on first use. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStartsOf(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(1, offset - (starts[low] ?? 0) + 1) };
}

/** The text of a line (counted from 1) without its line break. */
export function lineText(source: Source, line: number): string {
  const starts = lineStartsOf(source);
  const start = starts[line - 1] ?? source.text.length;
  const end = starts[line] ?? source.text.length;
  return source.text.slice(start, end).replace(/\r?\n$|\r$/, '');
}

function lineStartsOf(source: Source): readonly number[] {
  let starts = lineStarts.get(source);
  if (starts === undefined) {
    // A byte order mark takes no column.
    const found = [source.text.startsWith('\uFEFF') ? 1 : 0];
    for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) {
      found.push(at + 1);
    }
    starts = found;
    lineStarts.set(source, starts);
  }
  return starts;
}
