import { InvalidArgumentError } from 'commander';

/**
 * Reads a list that can be written with commas, by repeating the option, or both: each word once, in the order in
 * which it was written. `usual`, the default, is not added to.
 */
export function addWords(
  list: string,
  earlier: readonly string[] | undefined,
  usual: readonly string[] = [],
): readonly string[] {
  const words = list.split(',').map((word) => word.trim());
  if (words.includes('')) throw new InvalidArgumentError('Write words separated by commas.');
  return [...new Set([...(earlier === undefined || earlier === usual ? [] : earlier), ...words])];
}
