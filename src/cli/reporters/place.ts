import { positionAt, type Span } from '../../diagnostics/index.ts';

/** A span for programs: lines and columns count from 1, columns in UTF-16 units, the end exclusive. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a span is. */
export function placeOf({ source, start, end }: Span): Place {
  const [from, to] = [positionAt(source, start), positionAt(source, end)];
  return {
    path: source.path,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
