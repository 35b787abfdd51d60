import type { LogsourcePattern, Mapping, TableMapping } from '../mapping/index.ts';
import { heldWith, type Held } from './holding.ts';

/** A log source by its attributes; `*` stands for any name or none, absence for none. */
export interface LogsourceName {
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
  /** The Windows event ids that rules may ask for, if not all are held. */
  readonly eventIds?: readonly string[];
}

/** A log source, and the table of a target that holds it. */
export interface LogsourceRow extends Held {
  readonly target: string;
  readonly logsource: LogsourceName;
  /** How a query names the table or parser. */
  readonly table: string;
}

/** Every log source that a mapping holds, in its order. Entries that an earlier one hides are left out. */
export function logsourceRows(mapping: Mapping): readonly LogsourceRow[] {
  const rows = new Map<string, LogsourceRow>();
  for (const { match, eventIds, table, losses } of mapping.logsources) {
    for (const name of namesOf(match)) {
      const logsource = eventIds === undefined ? name : { ...name, eventIds };
      const key = logsourceText(logsource);
      if (rows.has(key)) continue;
      const query = tableText(mapping.tables[table], table);
      rows.set(key, { target: mapping.target, logsource, table: query, ...heldWith(losses) });
    }
  }
  return [...rows.values()];
}

/** The attributes in one line: `product: windows, service: security`. */
export function logsourceText(logsource: LogsourceName): string {
  const named = attributes.flatMap((attribute) =>
    logsource[attribute] === undefined ? [] : [`${attribute}: ${logsource[attribute]}`],
  );
  const { eventIds } = logsource;
  return [...named, ...(eventIds === undefined ? [] : [`EventID: ${eventIds.join(' ')}`])].join(', ');
}

/** How a query names a table: the name of the parser that is deployed by hand, if there are two. */
export function tableText(table: TableMapping | undefined, name: string): string {
  if (table === undefined) return name;
  return typeof table.query === 'string' ? table.query : table.query.workspace;
}

const attributes = ['category', 'product', 'service'] as const;

/** Each combination of accepted names. */
function namesOf(match: LogsourcePattern): readonly LogsourceName[] {
  let names: readonly LogsourceName[] = [{}];
  for (const attribute of attributes) {
    const accepted = match[attribute];
    if (accepted === undefined) continue;
    names = names.flatMap((name) => accepted.map((value) => ({ ...name, [attribute]: value })));
  }
  return names;
}
