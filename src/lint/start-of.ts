import type { Span } from '../diagnostics/index.ts';
import type { SigmaDocument } from '../parse/index.ts';

/** A place that stands for a whole document: its title, or its first line. */
export function startOf({ metadata, span }: SigmaDocument): Span {
  if (metadata.title !== undefined) return metadata.title.span;
  const lineEnd = span.source.text.indexOf('\n', span.start);
  return lineEnd === -1 || lineEnd > span.end ? span : { ...span, end: lineEnd };
}
