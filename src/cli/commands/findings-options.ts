import { Option, type Command } from 'commander';
import type { Severity } from '../../diagnostics/index.ts';

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
      new Option('-q, --quiet', 'show errors and the summary line alone, without causes and notes').conflicts(
        'findings',
      ),
    );
}
