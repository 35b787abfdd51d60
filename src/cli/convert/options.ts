import type { BatchOptions } from '../batch/options.ts';
import type { ConversionOptions } from '../options/conversion.ts';
import type { FindingsOptions } from '../options/findings.ts';
import type { FormatName } from '../output/formats.ts';

/** The options of `convert` as commander hands them over. */
export interface ConvertOptions extends ConversionOptions, BatchOptions, FindingsOptions {
  readonly format: FormatName;
  readonly template?: string;
  readonly config?: string;
  readonly style: 'pretty' | 'compact';
  readonly output?: string;
  readonly strict?: boolean;
  readonly validate?: boolean;
  readonly explainCost?: boolean;
  readonly sourceMap?: boolean;
}
