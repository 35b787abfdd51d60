import type { SchemaCatalog } from '../../../src/schema/index.ts';
import { defenderAsim } from './defender-asim.ts';
import { securityAsim } from './security-asim.ts';
import { sysmonAsim, sysmonNetworkEarly, sysmonNetworkLater } from './sysmon-asim.ts';

/**
 * The catalogue with the columns that parsers return beyond their schema, all of them text. Workspaces show these
 * columns, so queries read them with `column_ifexists`.
 */
export function withReturnedColumns(catalog: SchemaCatalog): SchemaCatalog {
  const functions = [...catalog.functions].map(([name, parser]) => {
    const more = (returned.get(parser.schema) ?? []).filter((column) => !parser.columns.has(column));
    const columns = new Map([...parser.columns, ...more.map((column) => [column, 'string'] as const)]);
    return [name, more.length === 0 ? parser : { ...parser, columns }] as const;
  });
  return { ...catalog, functions: new Map(functions) };
}

const shapes = [
  ...sysmonAsim,
  ...sysmonNetworkEarly,
  ...sysmonNetworkLater,
  ...Object.values(defenderAsim).flat(),
  ...securityAsim,
];

const returned: ReadonlyMap<string, readonly string[]> = new Map(
  shapes.map(({ schema }) => [
    schema,
    [
      ...new Set(
        shapes.filter((shape) => shape.schema === schema).flatMap(({ columns }) => Object.keys(columns)),
      ),
    ],
  ]),
);
