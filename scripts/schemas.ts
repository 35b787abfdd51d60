/**
 * Writes `backends/kql/schemas/*.json` from a folder of table and column references:
 *
 *     npx tsx scripts/schemas.ts <folder>
 *
 * The folder holds `asim.json`, `loganalytics.json` and `xdr.json`. The output is deterministic and has
 * one line per table, so that a difference shows which tables changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompactColumns, CompactParsers } from '../backends/kql/schemas/compact.ts';
import { scalarTypes, type ScalarType } from '../src/schema/index.ts';

type ColumnTypes = Readonly<Record<string, string>>;

interface AsimSource {
  readonly parsers: readonly string[];
  readonly columns: ColumnTypes;
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly default: string }[];
}

const date = '2026-11-21';
const sources = {
  asim: "Microsoft's ASIM schema tester list and parser definitions (Azure-Sentinel repository, MIT licence), state of August 2026",
  xdr: "Microsoft's advanced hunting schema reference, state of September 2024",
  loganalytics: "Microsoft's Azure Monitor table reference, state of August 2026",
} as const;

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: npx tsx scripts/schemas.ts <folder>');
const target = join(import.meta.dirname, '../backends/kql/schemas');

writeTables('loganalytics');
writeTables('xdr');
writeAsim();

function writeTables(name: 'loganalytics' | 'xdr'): void {
  const tables = Object.entries(read<Readonly<Record<string, ColumnTypes>>>(name)).map(
    ([table, columns]) => [table, cleaned(columns)] as const,
  );
  const common = commonColumns(tables.map(([, columns]) => columns));
  const lines = tables.sort(byName).map(([table, columns]) => {
    const own = Object.entries(columns).filter(([column]) => !(column in common));
    return line(table, group(Object.fromEntries(own)));
  });
  write(name, [`"common": ${JSON.stringify(group(common))}`, block('tables', lines)]);
}

function writeAsim(): void {
  const schemas = Object.entries(read<{ schemas: Readonly<Record<string, AsimSource>> }>('asim').schemas);
  const lines = schemas.sort(byName).map(([schema, { parsers, columns, parameters }]) => {
    const parameterless = parsers.filter((parser) => /^_?ASim/.test(parser));
    const compact: CompactParsers = {
      filtering: parsers.filter((parser) => !parameterless.includes(parser)).join(' '),
      parameterless: parameterless.join(' '),
      parameters: parameters.map(({ name, type, default: value }) => `${name}:${type}=${value}`).join(' '),
      columns: group(cleaned(columns)),
    };
    return line(schema, compact);
  });
  write('asim', [block('schemas', lines)]);
}

/** Names without stray blanks; what isn't a name at all, such as an ellipsis of a shortened list, is left out. */
function cleaned(columns: ColumnTypes): ColumnTypes {
  return Object.fromEntries(
    Object.entries(columns)
      .map(([name, type]) => [name.trim(), type] as const)
      .filter(([name]) => /^\w+$/.test(name)),
  );
}

function commonColumns(tables: readonly ColumnTypes[]): ColumnTypes {
  const [first = {}, ...rest] = tables;
  return Object.fromEntries(
    Object.entries(first).filter(([name, type]) => rest.every((table) => table[name] === type)),
  );
}

function group(columns: ColumnTypes): CompactColumns {
  const unknown = Object.values(columns).find((type) => !scalarTypes.includes(type as ScalarType));
  if (unknown !== undefined) throw new Error(`unknown type ${unknown}`);
  const groups = scalarTypes.map((type) => [type, namesOfType(columns, type)] as const);
  return Object.fromEntries(groups.filter(([, names]) => names !== ''));
}

function namesOfType(columns: ColumnTypes, wanted: ScalarType): string {
  const names = Object.entries(columns).filter(([, type]) => type === wanted);
  return names
    .map(([name]) => name)
    .sort()
    .join(' ');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function line(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
}

function block(name: string, lines: readonly string[]): string {
  return `${JSON.stringify(name)}: {\n${lines.join(',\n')}\n}`;
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder ?? '', `${name}.json`), 'utf8')) as T;
}

function write(name: keyof typeof sources, parts: readonly string[]): void {
  const header = [`"source": ${JSON.stringify(sources[name])}`, `"date": ${JSON.stringify(date)}`];
  writeFileSync(join(target, `${name}.json`), `{\n${[...header, ...parts].join(',\n')}\n}\n`);
}
