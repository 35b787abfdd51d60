import { Option, type Command } from 'commander';
import type { Severity } from '../../diagnostics/index.ts';

/** Which findings a person sees, as commander hands it over; programs get all of them. */
export interface FindingsOptions {
  readonly findings?: Severity;
  readonly quiet?: boolean;
}

/** Adds the options to a command. `usually` says what is shown without them. */
export function addFindingsOptions(command: Command, usually: string): Command {
  return command
    .addOption(
      new Option(
        '--findings <severity>',
        `show findings of this severity and worse ones, each in full (default: ${usually})`,
      ).choices(['error', 'warning', 'info'] satisfies readonly Severity[]),
    )
    .addOption(
      new Option('-q, --quiet', 'show errors and the summary alone, as --findings error').conflicts(
        'findings',
      ),
    );
}

/** The least severity that is shown; undefined if nobody said. */
export function leastSeverity({ findings, quiet = false }: FindingsOptions): Severity | undefined {
  return quiet ? 'error' : findings;
}
