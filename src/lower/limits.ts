/** How many values one value may become through `windash`, `base64offset` and placeholders. */
export const valuesPerValue = 1_000;

/** How many values the condition may test in all, counting a search identifier each time that it is used. */
export const valuesPerCondition = 200_000;

/** How many combinations `N of …` may be written out to. */
export const quantifierCombinations = 200;
