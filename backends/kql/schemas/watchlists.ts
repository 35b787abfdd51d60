import type { SchemaCatalog } from '../../../src/schema/index.ts';

/**
 * The function that reads a watchlist, with the columns that every watchlist has; each has more of its own.
 * Follows the Microsoft Sentinel documentation, "Build queries or detection rules with watchlists".
 */
export const watchlists: SchemaCatalog = {
  tables: new Map(),
  functions: new Map([
    [
      '_GetWatchlist',
      {
        name: '_GetWatchlist',
        schema: 'Watchlist',
        columns: new Map([
          ['_DTItemId', 'string'],
          ['LastUpdatedTimeUTC', 'datetime'],
          ['SearchKey', 'string'],
          ['WatchlistItem', 'dynamic'],
        ] as const),
        hasMoreColumns: true,
        parameters: [{ name: 'watchlistAlias', type: 'string', defaultValue: '""' }],
      },
    ],
  ]),
};
