import { isSource } from '../inputs/failed.ts';
import type { ReadInput } from '../inputs/read-all.ts';
import { selectorOf } from '../inputs/selection.ts';
import type { Destination } from '../output/destination.ts';
import { formatOf } from '../output/formats.ts';
import type { ConvertOptions } from './options.ts';

/**
 * Whether the inputs surely hold several rules that would have to go to one text of a format that holds a single one:
 * to be known before they are converted. False where only the conversion can tell, since a selection, a correlation or
 * a filter may leave one rule.
 */
export function areTooMany(
  inputs: readonly ReadInput[],
  options: ConvertOptions,
  { kind }: Destination,
): boolean {
  if (kind === 'folder' || formatOf(options).isSingle !== true) return false;
  const texts = inputs.flatMap(({ content }) => (isSource(content) ? [content.text] : []));
  const isNarrowed = selectorOf(options) !== undefined || options.exclude.length > 0;
  if (isNarrowed || texts.some((text) => otherDocument.test(text))) return false;
  return texts.filter((text) => detection.test(text)).length > 1;
}

const otherDocument = /^["']?(?:correlation|filter|action)\b/m;
const detection = /^detection\s*:/m;
