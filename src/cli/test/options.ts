import type { ConversionOptions } from '../options/conversion.ts';

/** The options of `test` as commander hands them over. */
export interface TestOptions extends ConversionOptions {
  readonly events: readonly string[];
  readonly benign: readonly string[];
  readonly format: 'text' | 'json' | 'junit';
  readonly explain?: boolean;
}
