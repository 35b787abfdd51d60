import type { Command } from 'commander';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { createProgram } from '../../src/cli/program.ts';
import { nodeIo } from '../../src/cli/node-io.ts';
import { notice } from './notice.ts';

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'Done. Refused rules are reported, but they are no failure.',
  invalid: 'A rule is invalid, an input can not be read, or (with `--strict`) a rule was refused.',
  usage: 'Wrong options, a mapping that can not be used, or an output that can not be written.',
  internal: 'An optional package that was asked for is not installed, or a bug in sigma-kql.',
};

/** The help of every command, as the command itself prints it, and the exit codes. */
export function cliPage(): string {
  const program = createProgram(nodeIo(process));
  const sections = program.commands.flatMap((command) => sectionsOf(command, 'sigma-kql'));
  const rows = Object.entries(exitCodes).map(
    ([name, code]) => `| ${code} | ${meanings[name as keyof typeof exitCodes]} |`,
  );
  return `${[
    notice,
    '# Command line',
    fenced(program.helpInformation()),
    ...sections,
    '## Exit codes',
    ['| Code | Meaning |', '| ---- | ------- |', ...rows].join('\n'),
    '## Environment',
    [
      '| Variable | Effect |',
      '| -------- | ------ |',
      '| `NO_COLOR` | No colour, even on a terminal. |',
      '| `SIGMA_KQL_DEBUG` | An internal error is followed by its stack trace. |',
    ].join('\n'),
  ].join('\n\n')}\n`;
}

/** A section for a command and for each command below it. */
function sectionsOf(command: Command, above: string): readonly string[] {
  const name = `${above} ${command.name()}`;
  const own = [`## ${name}`, fenced(command.helpInformation())].join('\n\n');
  return [own, ...command.commands.flatMap((each) => sectionsOf(each, name))];
}

function fenced(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}
