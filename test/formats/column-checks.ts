import type { SchemaCatalog } from '../../src/schema/index.ts';
import { bound } from './bound.ts';
import { changed, textOf, type Check, type Data } from './check.ts';
import { detailColumns } from './detail-checks.ts';
import { entityColumns } from './entity-checks.ts';

/** The rules about the query, by the official parser against the tables of a workspace. */
export function queryChecks(catalog: SchemaCatalog): readonly Check<Data>[] {
  return [
    {
      name: 'a query of 1 to 10,000 characters',
      holds: (rule) => textOf(rule, 'query').length >= 1 && textOf(rule, 'query').length <= 10_000,
      broken: (rule) => changed(rule, { query: `${textOf(rule, 'query')} //${'a'.repeat(10_000)}` }),
    },
    {
      name: 'a query without findings',
      holds: (rule) => bound(textOf(rule, 'query'), catalog).diagnostics.length === 0,
      broken: (rule) => changed(rule, { query: `${textOf(rule, 'query')}\n| where NoSuchColumn == 1` }),
    },
    {
      name: 'only columns of the result',
      holds: (rule) => {
        const result = bound(textOf(rule, 'query'), catalog).resultColumns ?? [];
        const names = new Set(result.map(({ name }) => name));
        return [...entityColumns(rule), ...detailColumns(rule)].every((column) => names.has(column));
      },
      broken: (rule) => changed(rule, { customDetails: { Missing: 'NoSuchColumn' } }),
    },
    {
      name: 'no bare use of ThreatIntelligenceIndicator',
      holds: (rule) => !textOf(rule, 'query').includes('ThreatIntelligenceIndicator |'),
      broken: (rule) => changed(rule, { query: 'ThreatIntelligenceIndicator | take 1' }),
    },
  ];
}
