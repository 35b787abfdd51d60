import type { LogEvent, WindowsEvent } from '../../../src/events/index.ts';
import { fill, type ColumnSources, type Values } from './column-sources.ts';
import { defenderAsim } from './defender-asim.ts';
import { takes, type RowShape } from './row-shape.ts';
import { securityAsim } from './security-asim.ts';
import { securityDefender } from './security-defender.ts';
import {
  missingFromWindowsEvent,
  sysmonAsim,
  sysmonNetworkEarly,
  sysmonNetworkLater,
} from './sysmon-asim.ts';
import { sysmonDefender } from './sysmon-defender.ts';
import { auditedEvents } from './sysmon-security.ts';
import { undecoded, valuesOf, valuesOfRecord } from './values.ts';
import {
  eventTable,
  securityColumns,
  securityXmlOnly,
  sysmonMessage,
  windowsEventTable,
} from './windows-tables.ts';

/** A row that an event becomes in a table, before types matter. */
export interface IngestedRow {
  /** The table, or the ASIM schema whose parsers return the row. */
  readonly schema: string;
  /** Who makes the row: an agent, or the version of a parser. */
  readonly source: string;
  /** `recorded`: of this very event; `equivalent`: what another product would record of the same activity. */
  readonly origin: 'recorded' | 'equivalent';
  readonly record: Readonly<Record<string, unknown>>;
}

/**
 * Every row that a Windows event becomes, in whatever table. Where versions of a parser disagree there is a row of each.
 * Plain records are rows already and give none here.
 */
export function ingest(event: LogEvent): readonly IngestedRow[] {
  if (event.kind === 'record') return [];
  switch (event.system.channel) {
    case 'Microsoft-Windows-Sysmon/Operational':
      return sysmonRows(event);
    case 'Security':
      return securityRows(event, 'recorded');
    default:
      return isSysmon(event) ? sysmonRows(event) : channelRows(event);
  }
}

function isSysmon({ system }: WindowsEvent): boolean {
  return system.provider === 'Microsoft-Windows-Sysmon';
}

function sysmonRows(event: WindowsEvent): readonly IngestedRow[] {
  const values = valuesOf(event);
  const id = event.system.eventId;
  const asText = [...sysmonAsim, ...sysmonNetworkEarly, ...sysmonNetworkLater];
  return [
    ...channelRows(event, sysmonMessage),
    ...applied(asText, id, undecoded(values), 'recorded', (source) => `${source}, from Event`),
    ...applied(
      [...sysmonAsim, ...sysmonNetworkLater],
      id,
      values,
      'recorded',
      (source) => `${source}, from WindowsEvent`,
    ).map(withoutMissing),
    ...defenderRows(values, id),
    ...auditedEvents(event).flatMap((audited) => securityRows(audited, 'equivalent')),
  ];
}

function defenderRows(values: Values, id: number): readonly IngestedRow[] {
  return applied(sysmonDefender, id, values, 'equivalent').flatMap((row) => {
    const columns = valuesOfRecord(row.record);
    const shapes = Object.hasOwn(defenderAsim, row.schema) ? (defenderAsim[row.schema] ?? []) : [];
    return [
      row,
      ...applied(shapes, columns.get('ActionType') ?? '', columns, 'equivalent', () => row.source),
    ];
  });
}

/** Event ids whose columns Microsoft's own parsers read; of all others the values may be in XML only. */
const parsedIds: ReadonlySet<number> = new Set([4624, 4625, 4634, 4647, 4657, 4663, 4688]);

function securityRows(event: WindowsEvent, origin: IngestedRow['origin']): readonly IngestedRow[] {
  const values = valuesOf(event);
  const { eventId } = event.system;
  const schema = 'SecurityEvent';
  const columns = { ...Object.fromEntries(event.data), ...fill(securityColumns, values) };
  return [
    { schema, source: 'Security log, parsed columns', origin, record: columns },
    ...(parsedIds.has(eventId)
      ? []
      : [{ schema, source: 'Security log, EventData only', origin, record: fill(securityXmlOnly, values) }]),
    ...(origin === 'recorded' ? channelRows(event).filter((row) => row.schema === 'WindowsEvent') : []),
    ...applied(securityAsim, eventId, values, origin),
    ...(origin === 'recorded' ? applied(securityDefender, eventId, values, 'equivalent') : []),
  ];
}

function channelRows(event: WindowsEvent, more: ColumnSources = {}): readonly IngestedRow[] {
  const values = valuesOf(event);
  const origin = 'recorded';
  return [
    { schema: 'Event', source: 'Event', origin, record: fill({ ...eventTable, ...more }, values) },
    { schema: 'WindowsEvent', source: 'WindowsEvent', origin, record: fill(windowsEventTable, values) },
  ];
}

function applied(
  all: readonly RowShape[],
  id: number | string,
  values: Values,
  origin: IngestedRow['origin'],
  named: (source: string) => string = (source) => source,
): readonly IngestedRow[] {
  return all
    .filter((shape) => takes(shape, id, values))
    .map(({ schema, source, columns }) => ({
      schema,
      source: named(source),
      origin,
      record: fill(columns, values),
    }));
}

function withoutMissing(row: IngestedRow): IngestedRow {
  const { schema } = row;
  const missing = Object.hasOwn(missingFromWindowsEvent, schema)
    ? (missingFromWindowsEvent[schema] ?? [])
    : [];
  const kept = Object.entries(row.record).filter(([name]) => !missing.includes(name));
  return { ...row, record: Object.fromEntries(kept) };
}
