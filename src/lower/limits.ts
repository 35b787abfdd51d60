/** How many values one value may become through `windash`, `base64offset` and placeholders. */
export const valuesPerValue = 1_000;

/** How many combinations `N of …` may be written out to. */
export const quantifierCombinations = 200;
