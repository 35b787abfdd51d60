import {
  fieldRows,
  logsourceText,
  supportMatrix,
  type FieldRow,
  type MatrixCell,
  type MatrixRow,
} from '../../src/holdings/index.ts';
import { Diagnostics, InternalError } from '../../src/diagnostics/index.ts';
import type { Mapping } from '../../src/mapping/index.ts';
import { readSchemas, readTarget } from '../generate/mapping-files.ts';
import { notice } from './notice.ts';

const targets = ['asim', 'native', 'xdr'] as const;

/** Which target holds which log source, and what is lost; from the mapping files alone. */
export function supportMatrixPage(): string {
  const mappings = readMappings();
  const rows = supportMatrix(mappings);
  return `${[
    notice,
    '# Support matrix',
    'Which table of each target holds the events of a log source, from the mapping files alone. `exact`: a query on ' +
      'the table can say what a rule says. `approximate`: it can match more or fewer events, as the notes below say. ' +
      '`none`: no table of the target is known to hold these events, so such rules are refused. Single fields can ' +
      'differ as well; `sigma-kql list fields` shows each. `*` stands for any name and for none.',
    table(
      ['Target', 'exact', 'approximate', 'none'],
      targets.map((target, at) => [target, ...counts(rows, at)]),
    ),
    '## Log sources',
    table(['Log source', ...targets], rows.map(matrixLine)),
    '## What is approximate, and why',
    ...targets.flatMap((target, at) => [`### ${target}`, reasons(rows, at)]),
    '## Fields',
    'How many fields each table is known to hold: as they are, with a difference, and not at all although rules ask for them.',
    table(['Target', 'Table', 'exact', 'approximate', 'none'], mappings.flatMap(fieldCounts)),
  ].join('\n\n')}\n`;
}

function readMappings(): readonly Mapping[] {
  const diagnostics = new Diagnostics();
  const schemas = readSchemas();
  const mappings = targets.map((target) => readTarget(target, schemas, diagnostics));
  if (diagnostics.hasErrors()) throw new InternalError('the mapping files are wrong: run `npm run generate`');
  return mappings;
}

const holdings = ['exact', 'approximate', 'none'] as const;

function counts(rows: readonly MatrixRow[], at: number): readonly string[] {
  return holdings.map((holding) => String(rows.filter(({ cells }) => cells[at]?.holding === holding).length));
}

function matrixLine({ logsource, cells }: MatrixRow): readonly string[] {
  return [code(logsourceText(logsource)), ...cells.map(cellText)];
}

function cellText({ table: name, holding }: MatrixCell): string {
  return name === undefined ? holding : `${holding}: ${code(name)}`;
}

function reasons(rows: readonly MatrixRow[], at: number): string {
  const lines = rows.flatMap(({ logsource, cells }) => {
    const cell = cells[at];
    return cell?.holding === 'approximate' ? [[code(logsourceText(logsource)), cell.notes.join('; ')]] : [];
  });
  return lines.length === 0 ? 'Nothing.' : table(['Log source', 'Why'], lines);
}

function fieldCounts(mapping: Mapping): readonly (readonly string[])[] {
  const rows = fieldRows(mapping);
  const names = [...new Set(rows.map(({ table: name }) => name))];
  const byTable = names.map((name) => [name, rows.filter((row) => row.table === name)] as const);
  return byTable.map(([name, fields]) => [
    mapping.target,
    code(name),
    ...holdings.map((holding) => String(countOf(fields, holding))),
  ]);
}

/** A field that lands in several ways on a table counts once, with the worst. */
function countOf(fields: readonly FieldRow[], holding: FieldRow['holding']): number {
  const worst = new Map<string, FieldRow['holding']>();
  for (const { field, holding: own } of fields) {
    const known = worst.get(field);
    if (known === undefined || holdings.indexOf(own) > holdings.indexOf(known)) worst.set(field, own);
  }
  return [...worst.values()].filter((each) => each === holding).length;
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
