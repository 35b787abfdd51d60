/** How many characters the query of an analytics rule may have. Follows the limits of Microsoft Sentinel. */
export const longestAnalyticsQuery = 10_000;
