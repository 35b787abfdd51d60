import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import { eventRules } from '../../../src/ir/index.ts';
import { sourceOf } from '../../../src/schema/index.ts';
import type { FormatCatalogs, FormatInput } from './format.ts';
import { readColumns } from './tested-columns.ts';

const places: Readonly<Record<keyof FormatCatalogs, string>> = {
  sentinel: 'a Microsoft Sentinel workspace',
  hunting: 'advanced hunting',
};

/**
 * Whether the query can run at a place: its tables and columns are known there, or nowhere, as those of
 * one's own are. Reports an error if not.
 */
export function isAvailable(
  input: FormatInput,
  place: keyof FormatCatalogs,
  diagnostics: Diagnostics,
): boolean {
  const missing = missingNames(input, place);
  const [first] = missing;
  if (first === undefined) return true;
  const message = `The query needs ${first}, which ${places[place]} does not have.`;
  const target = place === 'hunting' ? 'Choose `--target xdr`' : 'Choose `--target asim,native`';
  diagnostics.report('format-unavailable', input.mapped.rule.span, message, {
    help: `${target}, or another \`--format\`.`,
  });
  return false;
}

function missingNames({ mapped, catalogs }: FormatInput, place: keyof FormatCatalogs): readonly string[] {
  const other = place === 'sentinel' ? catalogs.hunting : catalogs.sentinel;
  return eventRules(mapped).flatMap((rule) => {
    const here = sourceOf(catalogs[place], rule.table.name);
    const there = sourceOf(other, rule.table.name);
    if (here === undefined) return there === undefined ? [] : [`the table \`${rule.table.name}\``];
    return readColumns(rule)
      .filter((column) => !here.columns.has(column) && there?.columns.has(column) === true)
      .map((column) => `the column \`${column}\` of \`${rule.table.name}\``);
  });
}
