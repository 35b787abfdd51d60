import type { Span } from '../diagnostics/index.ts';

/** The place of an option's value, so that it can be shown like any other finding. */
export function optionSpan(text: string): Span {
  return { source: { path: '<options>', text }, start: 0, end: text.length };
}
