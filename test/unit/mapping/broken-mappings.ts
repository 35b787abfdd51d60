import { withFields, withLogsource } from '../../support/mapping-files.ts';

/** A wrong mapping file, where the decoder points, and whether the JSON Schema can see it too. */
export interface BrokenMapping {
  readonly what: string;
  readonly text: string;
  readonly findings: readonly string[];
  /** `false` where only the decoder can know: names that refer to something. */
  readonly schemaSees: boolean;
}

const head = 'version: 1\ntarget: native\n';

/** Each way to get a mapping file wrong. */
export const brokenMappings: readonly BrokenMapping[] = [
  {
    what: 'not a map',
    text: '- 1\n',
    findings: ['1:1 mapping-invalid Expected a mapping file: a map of keys and values.'],
    schemaSees: true,
  },
  {
    what: 'no version',
    text: 'target: native\n',
    findings: ['1:1 mapping-invalid A mapping file needs the key "version".'],
    schemaSees: true,
  },
  {
    what: 'lists of a set that names its fields',
    text: `${head}tables: { Event: {} }\nfieldSets: { a: { table: Event, fields: { B: Source }, lists: [Source] } }\n`,
    findings: ['4:63 mapping-invalid Only a set with `fields: columns` can have `lists`.'],
    schemaSees: false,
  },
  {
    what: 'a list that is no column',
    text: `${head}tables: { Event: {} }\nfieldSets: { a: { table: Event, fields: columns, lists: [Sorce] } }\n`,
    findings: ['4:58 mapping-unknown-column Event has no column "Sorce". Did you mean "Source"?'],
    schemaSees: false,
  },
  {
    what: 'a later version',
    text: 'version: 2\ntarget: native\n',
    findings: ['1:10 mapping-invalid This version of sigma-kql reads version 1.'],
    schemaSees: true,
  },
  {
    what: 'an unknown key',
    text: `${head}logsource: []\n`,
    findings: ['3:1 mapping-invalid A mapping file has no key "logsource". Did you mean "logsources"?'],
    schemaSees: true,
  },
  {
    what: 'an unknown setting',
    text: `${head}settings: { fanOut: tests }\n`,
    findings: ['3:21 mapping-invalid Expected conjunction or test. Did you mean "test"?'],
    schemaSees: true,
  },
  {
    what: 'a table that does not exist',
    text: `${head}tables: { Evemt: {} }\n`,
    findings: ['3:11 mapping-unknown-table There is no table or parser "Evemt". Did you mean "Event"?'],
    schemaSees: false,
  },
  {
    what: 'a parser that does not exist',
    text: `${head}tables:\n  Dns: { query: { workspace: imDns, builtin: imDnss } }\n`,
    findings: ['4:17 mapping-unknown-table There is no table or parser "imDnss". Did you mean "imDns"?'],
    schemaSees: false,
  },
  {
    what: 'a column of an unknown type',
    text: `${head}tables: { Own_CL: { columns: { Text_s: text } } }\n`,
    findings: [
      '3:40 mapping-invalid Expected string or int or long or real or decimal or datetime or timespan or dynamic or bool or guid.',
    ],
    schemaSees: true,
  },
  {
    what: 'an unknown keyword column',
    text: `${head}tables: { Event: { keywords: [EventDate] } }\n`,
    findings: ['3:31 mapping-unknown-column Event has no column "EventDate". Did you mean "EventData"?'],
    schemaSees: false,
  },
  {
    what: 'an unknown column',
    text: withFields('Provider_Name: Sorce'),
    findings: ['7:30 mapping-unknown-column Event has no column "Sorce". Did you mean "Source"?'],
    schemaSees: false,
  },
  {
    what: 'several mistakes at once',
    text: withFields('A: Sorce, B: { xml: EventData, dta: X }, C: { anyOf: [] }'),
    findings: [
      '7:18 mapping-unknown-column Event has no column "Sorce". Did you mean "Source"?',
      '7:46 mapping-invalid A field has no key "dta". Did you mean "data"?',
      '7:68 mapping-invalid Expected a list of columns.',
    ],
    schemaSees: true,
  },
  {
    what: 'a field in no known form',
    text: withFields('A: { colum: Source }'),
    findings: [
      '7:18 mapping-invalid Expected a field: a map with one of column, property, xml, join, firstOf, w3c, text, fileName, anyOf, hashes, cases, constant, unsupported.',
    ],
    schemaSees: true,
  },
  {
    what: 'two forms in one field',
    text: withFields('A: { column: Source, xml: EventData }'),
    findings: [
      '7:18 mapping-invalid Expected a field: a map with one of column, property, xml, join, firstOf, w3c, text, fileName, anyOf, hashes, cases, constant, unsupported.',
    ],
    schemaSees: true,
  },
  {
    what: 'a field twice',
    text: withFields('Image: Source, image: Source'),
    findings: ['7:30 mapping-invalid The field "image" is here twice; case makes no difference.'],
    schemaSees: false,
  },
  {
    what: 'a spread of different widths',
    text: withFields('A: { anyOf: [Source, EventData], spread: s }, B: { anyOf: [Source], spread: s }'),
    findings: ['7:61 mapping-invalid All fields spread over "s" need the same number of columns: 2.'],
    schemaSees: false,
  },
  {
    what: 'an optional column without a type',
    text: withFields('A: { column: Strange, optional: true }'),
    findings: [
      '7:28 mapping-invalid The column "Strange" is not part of the schema, so its type must be given (type: string).',
    ],
    schemaSees: false,
  },
  {
    what: 'an optional column with another type than the schema says',
    text: withFields('A: { column: EventID, optional: true, type: string }'),
    findings: ['7:28 mapping-invalid The column "EventID" is of type int, not string.'],
    schemaSees: false,
  },
  {
    what: 'an unknown rewrite',
    text: withFields('A: { column: Source, rewrite: filename }'),
    findings: [
      '7:45 mapping-invalid Expected file-name or or-file-name or or-doubled-name or registry-data or hex-or-decimal or anywhere or member. Did you mean "file-name"?',
    ],
    schemaSees: true,
  },
  {
    what: 'a loss without a direction',
    text: withFields('A: { column: Source, losses: [{ note: something }] }'),
    findings: ['7:45 mapping-invalid A loss needs the key "effect".'],
    schemaSees: true,
  },
  {
    what: 'a property without a step',
    text: withFields('A: { property: Extra }'),
    findings: ['7:30 mapping-invalid A property needs a column and at least one step into it.'],
    schemaSees: true,
  },
  {
    what: 'a log source without a name',
    text: withLogsource('table: Event'),
    findings: ['8:14 mapping-invalid A log source needs at least one of category, product, service.'],
    schemaSees: true,
  },
  {
    what: 'a log source with an unknown table',
    text: withLogsource('category: dns, table: Evnt'),
    findings: ['8:38 mapping-unknown-table The mapping has no table "Evnt". Did you mean "Event"?'],
    schemaSees: false,
  },
  {
    what: 'a log source with an unknown field set',
    text: withLogsource('category: dns, table: Event, fields: evnt'),
    findings: ['8:53 mapping-invalid There is no field set "evnt". Did you mean "event"?'],
    schemaSees: false,
  },
  {
    what: 'a log source with the fields of another table',
    text: withLogsource('category: dns, table: Event, fields: event')
      .replace('tables: { Event: {} }', 'tables: { Event: {}, Dns: { query: imDns } }')
      .replace('dns, table: Event', 'dns, table: Dns'),
    findings: ['8:51 mapping-invalid The field set "event" is for the table Event, not for Dns.'],
    schemaSees: false,
  },
  {
    what: 'a text where the column holds numbers',
    text: withLogsource("category: dns, table: Event, where: { EventID: '1' }"),
    findings: ['8:63 mapping-invalid The column is of type int; 1 is no number.'],
    schemaSees: false,
  },
  {
    what: 'an event id that is no number',
    text: withLogsource('service: security, eventIds: [logon], table: Event'),
    findings: ['8:46 mapping-invalid Expected an event id: a whole number.'],
    schemaSees: true,
  },
  {
    what: 'an unknown test',
    text: withLogsource('category: dns, table: Event, where: { Source: { begins: x } }'),
    findings: [
      '8:62 mapping-invalid Expected a condition: a map with one of startswith, endswith, contains, empty, filled.',
    ],
    schemaSees: true,
  },
];
