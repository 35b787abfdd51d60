import type { TermFilter } from './implied-terms.ts';

/** A parameter of ASIM parsers that looks for terms in a column. */
export interface ParserParameter {
  readonly name: string;
  /** The column that the parameter filters, for every source that the parsers read. */
  readonly column: string;
  readonly parsers: readonly string[];
  /** Which terms of a value may be passed. Default: all. */
  readonly accepts?: TermFilter;
}

const processParsers = ['imProcessCreate', '_Im_ProcessCreate', 'imProcessTerminate', '_Im_ProcessTerminate'];

/**
 * The parameters that mean the same for every source of the parser. Others are missing on purpose:
 * some sources compare them with values before they are normalised, with other columns, or not at
 * all, and lose rows.
 * https://learn.microsoft.com/azure/sentinel/normalization-schema-process-event#filtering-parser-parameters
 */
export const parserParameters: readonly ParserParameter[] = [
  { name: 'commandline_has_any', column: 'TargetProcessCommandLine', parsers: processParsers },
  { name: 'targetprocess_has_any', column: 'TargetProcessName', parsers: processParsers },
  { name: 'actingprocess_has_any', column: 'ActingProcessName', parsers: processParsers },
  { name: 'domain_has_any', column: 'DnsQuery', parsers: ['imDns', '_Im_Dns'], accepts: isLabel },
];

/** A whole label of a domain name, with nothing but dots around it. */
function isLabel(term: string, literal: string): boolean {
  return literal.split('.').includes(term);
}
