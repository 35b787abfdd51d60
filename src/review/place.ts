import { leavesOf, type Predicate } from '../analyses/index.ts';
import { positionAt, type Diagnostic, type Span } from '../diagnostics/index.ts';
import type { Place, ReviewFinding } from './model.ts';

/** One of the two sides. */
export type Side = Place['side'];

/** Where a span is. */
export function placeIn({ source, start, end }: Span, side: Side): Place {
  const [from, to] = [positionAt(source, start), positionAt(source, end)];
  return {
    side,
    path: source.path,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

/** Where the first test of a predicate is; without tests, nowhere. */
export function placeOfTest(predicate: Predicate | undefined, side: Side): { readonly place?: Place } {
  const first = predicate === undefined ? undefined : [...leavesOf(predicate)][0]?.leaf;
  return first === undefined ? {} : { place: placeIn(first.span, side) };
}

/** A diagnostic as plain data. */
export function findingIn(
  { code, severity, message, help, effect, span }: Diagnostic,
  side: Side,
): ReviewFinding {
  return {
    code,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    ...(effect === undefined ? {} : { effect }),
    place: placeIn(span, side),
  };
}
