import type { ColumnSources, Values } from './column-sources.ts';

/**
 * How one agent or parser makes rows of one kind of events. Written from Microsoft's parsers and table references,
 * never from `mappings`: a mistake in one of the two shows when a query runs on such rows.
 */
export interface RowShape {
  /** The table, or the ASIM schema whose parsers return such rows. */
  readonly schema: string;
  /** Who makes the rows, for people: `Sysmon in Event`, `Defender`. */
  readonly source: string;
  /** Where the contents of the columns are documented. */
  readonly evidence: string;
  readonly takes: EventFilter;
  readonly columns: ColumnSources;
}

/** Which events become rows. */
export interface EventFilter {
  /** Event ids, or actions of Defender. */
  readonly ids: readonly (number | string)[];
  /** Further conditions. */
  readonly when?: (values: Values) => boolean;
}

/** The rows of one kind of events share what is said about all of them. */
export function shapes(
  common: Omit<RowShape, 'schema' | 'evidence' | 'takes'>,
  own: readonly Omit<RowShape, 'source'>[],
): readonly RowShape[] {
  return own.map((shape) => ({ ...shape, ...common, columns: { ...common.columns, ...shape.columns } }));
}

/** Whether an event with this id or action becomes a row. */
export function takes({ takes: { ids, when } }: RowShape, id: number | string, values: Values): boolean {
  return ids.includes(id) && (when === undefined || when(values));
}
