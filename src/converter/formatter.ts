import { kql } from '../../backends/index.ts';
import type { Formatter } from '../backend/backend.ts';
import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { Mapping } from '../mapping/index.ts';
import { optionSpan } from './option-span.ts';
import type { ConverterOptions } from './options.ts';

/** The format of deployable rules or the template that the user chose; undefined for none, or after reporting an error. */
export async function loadFormatter(
  format: ConverterOptions['format'],
  mappings: readonly Mapping[],
  diagnostics: Diagnostics,
): Promise<Formatter | undefined> {
  if (format === undefined) return undefined;
  const formatter = await kql.loadFormatter(format, mappings, diagnostics);
  if (formatter === undefined && typeof format === 'string') {
    const known = kql.formats.map((name) => `\`${name}\``).join(', ');
    diagnostics.report(
      'format-unknown',
      optionSpan(format),
      `There is no format ${quote(format)}; there are ${known}.`,
    );
  }
  return formatter;
}
