import type { Span } from '../diagnostics/index.ts';
import type { WindowsEvent, WindowsSystem } from './event.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The Windows event in a record, whichever tool exported it: the JSON of an EVTX file (`Event.System`, `EventData`),
 * Winlogbeat (`winlog`), or flat records that name channel and event id beside the data. `undefined` for all else.
 */
export function windowsEvent(fields: Fields, span: Span): WindowsEvent | undefined {
  const event = objectOf(fields['Event']) ?? fields;
  const system = objectOf(event['System']);
  if (system !== undefined) return exportedEvent(event, system, span);
  const beat = objectOf(fields['winlog']);
  if (beat?.['event_id'] !== undefined) return beatEvent(fields, beat, span);
  return flatEvent(fields, span);
}

function exportedEvent(event: Fields, system: Fields, span: Span): WindowsEvent | undefined {
  const eventId = Number(textOf(system['EventID']));
  if (!Number.isInteger(eventId)) return undefined;
  const attribute = (part: string, name: string): string =>
    typeof system[part] === 'string' ? system[part] : textOf(attributesOf(system[part])[name]);
  const userData = Object.entries(objectOf(event['UserData']) ?? {}).find(([name]) => !isMarkup(name));
  return {
    kind: 'windows',
    system: {
      provider: attribute('Provider', 'Name'),
      eventId,
      channel: textOf(system['Channel']),
      computer: textOf(system['Computer']),
      time: attribute('TimeCreated', 'SystemTime'),
      level: textOf(system['Level']),
      recordId: textOf(system['EventRecordID']),
      userId: attribute('Security', 'UserID'),
      keywords: textOf(system['Keywords']),
    },
    ...(userData === undefined
      ? dataOf(objectOf(event['EventData']) ?? {})
      : { ...dataOf(objectOf(userData[1]) ?? {}), userData: userData[0] }),
    span,
  };
}

function beatEvent(fields: Fields, beat: Fields, span: Span): WindowsEvent {
  const data = objectOf(beat['event_data']) ?? objectOf(beat['user_data']) ?? {};
  const system = systemOf({
    ...beat,
    Provider_Name: beat['provider_name'],
    EventID: beat['event_id'],
    Channel: beat['channel'],
    Computer: beat['computer_name'],
    TimeCreated: fields['@timestamp'],
    EventRecordID: beat['record_id'],
  });
  return { kind: 'windows', system, ...dataOf(data), span };
}

/** Names of the system part in flat records; none of them is data. */
const systemNames: Readonly<Record<keyof WindowsSystem, readonly string[]>> = {
  provider: ['Provider_Name', 'ProviderName', 'SourceName', 'Provider'],
  eventId: ['EventID', 'EventId', 'event_id'],
  channel: ['Channel'],
  computer: ['Computer', 'ComputerName', 'Hostname'],
  time: ['TimeCreated', 'SystemTime', '@timestamp', 'EventTime'],
  level: ['Level'],
  recordId: ['EventRecordID', 'RecordNumber', 'RecordID'],
  userId: ['UserID'],
  keywords: ['Keywords'],
};

/** More of the system part, which no column holds. */
const otherSystemNames = ['ExecutionProcessID', 'ExecutionThreadID', 'ThreadID'];

/** Without a `Type`, which rows of a Log Analytics export have. */
function flatEvent(fields: Fields, span: Span): WindowsEvent | undefined {
  const system = systemOf(fields);
  if ('Type' in fields || !Number.isInteger(system.eventId)) return undefined;
  if (system.channel === '' && system.provider === '') return undefined;
  if ('TenantId' in fields || 'SourceSystem' in fields) return undefined;
  const names = new Set([...Object.values(systemNames).flat(), ...otherSystemNames]);
  const data = Object.entries(fields).filter(([name]) => !names.has(name));
  return { kind: 'windows', system, ...dataOf(Object.fromEntries(data)), span };
}

function systemOf(fields: Fields): WindowsSystem {
  const first = (key: keyof WindowsSystem): string =>
    systemNames[key].map((name) => textOf(fields[name])).find((text) => text !== '') ?? '';
  const id = first('eventId');
  return {
    provider: first('provider'),
    eventId: id === '' ? Number.NaN : Number(id),
    channel: first('channel'),
    computer: first('computer'),
    time: first('time'),
    level: first('level'),
    recordId: first('recordId'),
    userId: first('userId'),
    keywords: first('keywords'),
  };
}

function dataOf(fields: Fields): Pick<WindowsEvent, 'data' | 'unnamed'> {
  const data = new Map<string, string>();
  const unnamed: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (isMarkup(name)) continue;
    if (name !== 'Data') data.set(name, textOf(value));
    else for (const item of dataItems(value)) addItem(item, data, unnamed);
  }
  return { data, unnamed };
}

/** `Data` is a list of elements, one element, or the texts of several elements without names. */
function dataItems(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  const text = objectOf(value)?.['#text'];
  return Array.isArray(text) ? (text as readonly unknown[]) : [value];
}

function addItem(item: unknown, data: Map<string, string>, unnamed: string[]): void {
  const name = textOf(attributesOf(item)['Name']);
  if (name === '') unnamed.push(textOf(item));
  else data.set(name, textOf(item));
}

/** Attributes as `#attributes: {Name}`, `@Name` or, where the export drops the difference, `Name`. */
function attributesOf(value: unknown): Fields {
  const element = objectOf(value);
  if (element === undefined) return {};
  const plain = Object.entries(element).map(([name, inner]) => [name.replace(/^@/, ''), inner] as const);
  return { ...Object.fromEntries(plain), ...objectOf(element['#attributes']) };
}

/** A value as the text of its element. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  const element = objectOf(value);
  if (element === undefined) return JSON.stringify(value);
  if ('#text' in element) return textOf(element['#text']);
  return Object.keys(element).every(isMarkup) ? '' : JSON.stringify(value);
}

function isMarkup(name: string): boolean {
  return name.startsWith('#') || name.startsWith('@') || name === 'xmlns';
}

function objectOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
