import type { ConversionOptions } from '../options/conversion.ts';

/** The options of `explain` as commander hands them over. */
export interface ExplainOptions extends ConversionOptions {
  readonly format: 'text' | 'markdown' | 'json' | 'html';
  readonly corpus: readonly string[];
  readonly flat?: boolean;
}
