import type { WindowsEvent } from '../../../src/events/index.ts';
import type { Values } from './column-sources.ts';
import { escapeXml, eventXml } from './event-xml.ts';

/** The values of an event, those of its System part under names that begin with `@`. */
export function valuesOf(event: WindowsEvent): Values {
  const { system } = event;
  return new Map([
    ...event.data,
    ['@Provider', system.provider],
    ['@EventID', String(system.eventId)],
    ['@Channel', system.channel],
    ['@Computer', system.computer],
    ['@Time', system.time],
    ['@Level', system.level],
    ['@RecordID', system.recordId],
    ['@UserID', system.userId],
    ['@Keywords', system.keywords],
    ['@Xml', eventXml(event)],
    ['@Json', JSON.stringify(Object.fromEntries(event.data))],
    ['@Message', [...event.data].map(([name, text]) => `${name}: ${text}`).join('\n')],
  ]);
}

/** The values as a parser sees them that cuts them out of XML text without resolving entities. */
export function undecoded(values: Values): Values {
  return new Map([...values].map(([name, text]) => [name, name.startsWith('@') ? text : escapeXml(text)]));
}

/** A record as values, for a parser that reads a table. */
export function valuesOfRecord(record: Readonly<Record<string, unknown>>): Values {
  return new Map(Object.entries(record).map(([name, content]) => [name, textOf(content)]));
}

/** A value of a record as text; bags and lists as JSON. */
export function textOf(content: unknown): string {
  if (content === undefined || content === null) return '';
  return typeof content === 'string' ? content : JSON.stringify(content);
}
