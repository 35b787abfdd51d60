/**
 * Bounds on what is read of a file, so that no file can take much time or memory. Each is far above what
 * any public rule needs; what goes beyond one is refused with a diagnostic.
 */

/** How many maps and lists may stand inside one another. */
export const maximumNesting = 100;

/** How many marks, keys, values, spaces and line breaks a source may hold; 100,000 values have half as many. */
export const maximumLexemes = 1_000_000;

/** How many nodes the aliases of one document may add when each is replaced by what it points to. */
export const maximumAliasNodes = 100_000;
