import type { RuleResult } from '../../index.ts';
import { formatJson } from '../reporters/json.ts';
import { formatKql } from '../reporters/kql.ts';

/** A file that a rule gives. */
export interface OutputFile {
  readonly text: string;
  /** Tells several files of one rule in one format apart; part of the name. */
  readonly label?: string;
}

/** How results become text. */
export interface OutputFormat {
  /** Of its files, with the dot. */
  readonly extension: string;
  /** Everything in one text, for standard output and single files. */
  together(results: readonly RuleResult[]): string;
  /** The files of one rule; none if it has nothing to show in this format. */
  filesOf(result: RuleResult): readonly OutputFile[];
}

/** By the name that `--format` takes. */
export const outputFormats = {
  kql: {
    extension: '.kql',
    together: formatKql,
    filesOf: (result) => ifConverted(result, formatKql),
  },
  json: {
    extension: '.json',
    together: formatJson,
    filesOf: (result) => ifConverted(result, formatJson),
  },
} as const satisfies Record<string, OutputFormat>;

/** A rule that was refused, or that only serves a correlation, gives no file. */
function ifConverted(
  result: RuleResult,
  format: (results: readonly RuleResult[]) => string,
): readonly OutputFile[] {
  return result.queries.length === 0 ? [] : [{ text: format([result]) }];
}
