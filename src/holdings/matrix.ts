import type { Mapping } from '../mapping/index.ts';
import type { Held } from './holding.ts';
import { logsourceRows, logsourceText, type LogsourceName, type LogsourceRow } from './logsources.ts';

/** A log source over several targets. */
export interface MatrixRow {
  readonly logsource: LogsourceName;
  /** One cell per mapping, in their order. */
  readonly cells: readonly MatrixCell[];
}

/** What one target makes of a log source; `table` is absent if it has none. */
export interface MatrixCell extends Held {
  readonly table?: string;
}

/** Every log source that at least one of the mappings holds, sorted by name, over all of them. */
export function supportMatrix(mappings: readonly Mapping[]): readonly MatrixRow[] {
  const columns = mappings.map(logsourceRows);
  const names = new Map(columns.flat().map(({ logsource }) => [logsourceText(logsource), logsource]));
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, logsource]) => ({ logsource, cells: columns.map((rows) => cellOf(rows, logsource)) }));
}

function cellOf(rows: readonly LogsourceRow[], logsource: LogsourceName): MatrixCell {
  const row = rows.find((candidate) => holds(candidate.logsource, logsource));
  if (row === undefined)
    return { holding: 'none', notes: ['no table of the target is known to hold these events'] };
  const { table, holding, notes } = row;
  return { table, holding, notes };
}

/** Whether an entry is for a log source: `*` is for any name and for none. */
function holds(entry: LogsourceName, logsource: LogsourceName): boolean {
  const attributes = ['category', 'product', 'service'] as const;
  return (
    attributes.every((attribute) => entry[attribute] === '*' || entry[attribute] === logsource[attribute]) &&
    (entry.eventIds === undefined || entry.eventIds.join() === logsource.eventIds?.join())
  );
}
