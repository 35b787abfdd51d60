import type { ParserArgument } from './model.ts';
import { hasTerm } from './operators/terms.ts';
import { dynamicText, foldAscii } from './values/text.ts';
import { isArray, type Value } from './values/value.ts';

/** How one parameter filters: which column, and what must hold for its text or value. */
interface ParameterRow {
  readonly column: string;
  keeps(cell: Value, argument: Value): boolean;
}

const hasAny = (cell: Value, argument: Value): boolean => terms(cell, argument, 'some');
const hasAll = (cell: Value, argument: Value): boolean => terms(cell, argument, 'every');

/**
 * The parameters of ASIM parsers that mean the same for every source; all others lose rows of some sources and are
 * refused. A null or an empty list keeps every row.
 * https://learn.microsoft.com/azure/sentinel/normalization-about-parsers#optimizing-parsing-using-parameters
 */
const parameters: Readonly<Record<string, ParameterRow>> = {
  starttime: {
    column: 'TimeGenerated',
    keeps: (cell, time) => time === null || (cell !== null && cell >= time),
  },
  endtime: {
    column: 'TimeGenerated',
    keeps: (cell, time) => time === null || (cell !== null && cell <= time),
  },
  disabled: { column: 'TimeGenerated', keeps: (_, disabled) => disabled !== true },
  commandline_has_any: { column: 'TargetProcessCommandLine', keeps: hasAny },
  commandline_has_all: { column: 'TargetProcessCommandLine', keeps: hasAll },
  targetprocess_has_any: { column: 'TargetProcessName', keeps: hasAny },
  actingprocess_has_any: { column: 'ActingProcessName', keeps: hasAny },
  domain_has_any: { column: 'DnsQuery', keeps: hasAny },
};

/** What the arguments of ASIM parsers do, as far as it doesn't depend on the source of the rows. */
export const asimArgument: ParserArgument = (parser, parameter) => {
  const row = Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined;
  if (row === undefined || !parser.parameters.some(({ name }) => name === parameter)) return undefined;
  return (columns) => {
    const position = columns.findIndex(({ name }) => name === row.column);
    return (cells, argument) => row.keeps(cells[position] ?? null, argument);
  };
};

function terms(cell: Value, argument: Value, quantifier: 'some' | 'every'): boolean {
  if (!isArray(argument) || argument.length === 0) return true;
  const text = foldAscii(dynamicText(cell));
  return argument[quantifier]((term) => hasTerm(text, foldAscii(dynamicText(term))));
}
