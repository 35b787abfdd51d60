import type { Diagnostics, Span } from '../diagnostics/index.ts';
import type { PlaceholderContent } from '../lower/index.ts';

/** What placeholders stand for, by name without percent signs. */
export type PlaceholderLists = ReadonlyMap<string, PlaceholderContent>;

/** The name of a placeholder; the percent signs of the rule may be kept. */
export function nameOf(text: string): string {
  return text.replace(/^%(.+)%$/, '$1');
}

/** Reports what is wrong with a placeholder file. */
export function report(span: Span, message: string, diagnostics: Diagnostics): undefined {
  diagnostics.report('placeholder-file-invalid', span, message);
  return undefined;
}
