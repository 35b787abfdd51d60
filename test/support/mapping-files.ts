import { Diagnostics, positionAt } from '../../src/diagnostics/index.ts';
import { decodeMapping } from '../../src/mapping/decode.ts';
import type { Mapping } from '../../src/mapping/model.ts';
import type { SchemaCatalog } from '../../src/schema/index.ts';

/** A catalogue of one ASIM schema, one table, and a table with XML and dynamic columns. */
export const catalog: SchemaCatalog = {
  tables: new Map([
    [
      'Event',
      {
        name: 'Event',
        columns: new Map([
          ['Source', 'string'],
          ['EventID', 'int'],
          ['EventData', 'string'],
          ['Extra', 'dynamic'],
        ]),
      },
    ],
  ]),
  functions: new Map(
    ['imDns', '_Im_Dns'].map((name) => [
      name,
      {
        name,
        schema: 'Dns',
        parameters: [],
        columns: new Map([
          ['DnsQuery', 'string'],
          ['SrcHostname', 'string'],
          ['DstHostname', 'string'],
          ['DstPortNumber', 'int'],
          ['SrcPortNumber', 'int'],
        ] as const),
      },
    ]),
  ),
};

/** Decodes a mapping file; findings come as `line:column code message`. */
export function decode(
  text: string,
  base?: Mapping,
): { mapping: Mapping | undefined; findings: readonly string[] } {
  const diagnostics = new Diagnostics();
  const mapping = decodeMapping({ path: 'test.yml', text }, catalog, diagnostics, () => base);
  const findings = diagnostics.list.map(({ code, message, span }) => {
    const { line, column } = positionAt(span.source, span.start);
    return `${line}:${column} ${code} ${message}`;
  });
  return { mapping, findings };
}

/** A whole mapping file for the table Event around some lines of fields, which start on line 7. */
export function withFields(lines: string): string {
  return `version: 1
target: native
tables: { Event: {} }
fieldSets:
  event:
    table: Event
    fields: { ${lines} }
`;
}

/** A whole mapping file for the table Event around one log source, which is on line 8. */
export function withLogsource(entry: string): string {
  return `version: 1
target: native
tables: { Event: {} }
fieldSets:
  event:
    table: Event
    fields: { Provider_Name: Source }
logsources: [{ ${entry} }]
`;
}
