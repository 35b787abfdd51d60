import { expect, test } from 'vitest';
import { Diagnostics, positionAt } from '../../../src/diagnostics/index.ts';
import { readEvents, type LogEvent } from '../../../src/events/index.ts';

function read(text: string, path = 'events.json'): readonly LogEvent[] {
  const diagnostics = new Diagnostics();
  const events = readEvents({ path, text }, diagnostics);
  expect(diagnostics.list).toEqual([]);
  return events;
}

test.each<[string, string, string, readonly [number, unknown][]]>([
  ['one object', 'a.json', '{"a": 1}', [[1, { a: 1 }]]],
  [
    'one per line',
    'a.ndjson',
    '{"a": 1}\n{"a": "}"}\r\n\n{"a": 3}\n',
    [
      [1, { a: 1 }],
      [2, { a: '}' }],
      [4, { a: 3 }],
    ],
  ],
  [
    'behind one another',
    'a.json',
    '{\n"a": 1}{"a":\n2}',
    [
      [1, { a: 1 }],
      [2, { a: 2 }],
    ],
  ],
  [
    'an array',
    'a.json',
    '\uFEFF[\n{"a": [1, {"b": "\\"]"}]},\n{"a": 2}\n]\n',
    [
      [2, { a: [1, { b: '"]' }] }],
      [3, { a: 2 }],
    ],
  ],
  [
    'CSV',
    'a.csv',
    'a,b [UTC]\r\n1,"x, ""y""\nz"\r\n2,\r\n',
    [
      [2, { a: '1', b: 'x, "y"\nz' }],
      [4, { a: '2', b: '' }],
    ],
  ],
  [
    'CSV without a last line break',
    'a.CSV',
    'a\n1\n"2"',
    [
      [2, { a: '1' }],
      [3, { a: '2' }],
    ],
  ],
])('%s', (_name, path, text, expected) => {
  const events = read(text, path);
  const shown = events.map(({ span, ...event }) => [
    positionAt(span.source, span.start).line,
    event.kind === 'record' ? event.fields : event,
  ]);
  expect(shown).toEqual(expected);
});

test.each<[string, string, string]>([
  ['a syntax error', '{"a": 1}\n{"a": }\n{"a": 2}', '2 events-format'],
  ['an unclosed object', '{"a": 1}\n{"a": "x', '2 events-format'],
  [
    'an object nested too deeply',
    `{"a": 1}\n{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    '2 events-format',
  ],
  ['a number', '{"a": 1}\n17', '2 events-format'],
  ['an empty file', ' \n', '1 events-missing'],
  ['an empty array', '[]', '1 events-missing'],
])('%s is reported', (_name, text, expected) => {
  const diagnostics = new Diagnostics();
  const events = readEvents({ path: 'events.json', text }, diagnostics);
  expect(events.length).toBe(expected.endsWith('events-missing') ? 0 : 1);
  expect(
    diagnostics.list.map(({ code, span }) => `${positionAt(span.source, span.start).line} ${code}`),
  ).toEqual([expected]);
});

test.each<[number, string | undefined]>([
  [5, undefined],
  [6, '1 more value of this file is no event; this is the first of them.'],
  [50_000, '49995 more values of this file are no event; this is the first of them.'],
])('of %i values that are no events some are shown', (count, last) => {
  const diagnostics = new Diagnostics();
  const events = readEvents({ path: 'a.json', text: `${'0\n'.repeat(count)}{"a": 1}` }, diagnostics);
  expect(events).toHaveLength(1);
  const shown = diagnostics.list.slice(0, 5);
  expect(shown.map(({ span }) => positionAt(span.source, span.start).line)).toEqual([1, 2, 3, 4, 5]);
  expect(diagnostics.list.slice(5).map(({ message }) => message)).toEqual(last === undefined ? [] : [last]);
});

test.each<[string, string, number, string]>([
  ['too many values', `${'a,'.repeat(9999)}b\n${'x\n'.repeat(1500)}`, 1000, '1002 events-format'],
  ['too many columns', `${'a,'.repeat(10_001)}b\nx\n`, 0, '1 events-format'],
])('CSV with %s is read up to there', (_name, text, count, expected) => {
  const diagnostics = new Diagnostics();
  expect(readEvents({ path: 'events.csv', text }, diagnostics)).toHaveLength(count);
  expect(
    diagnostics.list.map(({ code, span }) => `${positionAt(span.source, span.start).line} ${code}`),
  ).toEqual([expected]);
});

test('CSV lines lack cells at their end', () => {
  const [event] = read('a,b,c\n1,2', 'a.csv');
  expect(event).toMatchObject({ fields: { a: '1', b: '2', c: '' } });
});

const system = { provider: 'P', eventId: 4, channel: 'C', computer: 'pc', time: '2024-01-02T03:04:05Z' };

test.each<[string, object]>([
  [
    'EVTX as evtx_dump writes it',
    {
      Event: {
        '#attributes': { xmlns: 'x' },
        System: {
          Provider: { '#attributes': { Name: 'P' } },
          EventID: 4,
          Channel: 'C',
          Computer: 'pc',
          TimeCreated: { '#attributes': { SystemTime: '2024-01-02T03:04:05Z' } },
        },
        EventData: { '#attributes': { Name: 'n' }, A: 1, B: 'two' },
      },
    },
  ],
  [
    'EVTX with an attribute on the event id and a list of data',
    {
      Event: {
        System: {
          Provider: { '@Name': 'P' },
          EventID: { '#text': '4', '@Qualifiers': '0' },
          Channel: 'C',
          Computer: 'pc',
          TimeCreated: { '@SystemTime': '2024-01-02T03:04:05Z' },
        },
        EventData: {
          Data: [
            { '@Name': 'A', '#text': '1' },
            { '@Name': 'B', '#text': 'two' },
          ],
        },
      },
    },
  ],
  [
    'Winlogbeat',
    {
      '@timestamp': '2024-01-02T03:04:05Z',
      winlog: {
        provider_name: 'P',
        event_id: '4',
        channel: 'C',
        computer_name: 'pc',
        event_data: { A: '1', B: 'two' },
      },
    },
  ],
  [
    'a flat record',
    {
      SourceName: 'P',
      EventID: 4,
      Channel: 'C',
      Hostname: 'pc',
      '@timestamp': '2024-01-02T03:04:05Z',
      A: 1,
      B: 'two',
    },
  ],
])('a Windows event from %s', (_name, record) => {
  const [event] = read(JSON.stringify(record));
  expect(event).toMatchObject({ kind: 'windows', system, unnamed: [] });
  expect(event?.kind === 'windows' && [...event.data]).toEqual([
    ['A', '1'],
    ['B', 'two'],
  ]);
});

test.each<[string, object]>([
  ['a row of a Log Analytics export', { Type: 'SecurityEvent', EventID: 4688, Channel: 'Security' }],
  ['a record without channel and provider', { EventID: 1, Image: 'x' }],
  ['a record without event id', { Channel: 'Security', Image: 'x' }],
])('%s is no Windows event', (_name, record) => {
  expect(read(JSON.stringify(record))).toMatchObject([{ kind: 'record', fields: record }]);
});

test('values without names and values of UserData', () => {
  const event = (content: object): string =>
    JSON.stringify({ Event: { System: { EventID: 400, Channel: 'Windows PowerShell' }, ...content } });
  expect(read(event({ EventData: { Data: { '#text': ['Available', 'None'] } } }))).toMatchObject([
    { unnamed: ['Available', 'None'], data: new Map() },
  ]);
  expect(read(event({ UserData: { '#attributes': {}, Failure: { xmlns: 'x', Id: 7 } } }))).toMatchObject([
    { unnamed: [], data: new Map([['Id', '7']]), userData: 'Failure' },
  ]);
});

test('reading takes linear time', () => {
  const long = 400_000;
  expect(read(`{"a": "${'\\"'.repeat(long)}"}`)).toHaveLength(1);
  expect(read(`a\n"${'""'.repeat(long)}"\n`, 'a.csv')).toHaveLength(1);
});
