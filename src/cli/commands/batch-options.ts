import { InvalidArgumentError, Option, type Command } from 'commander';
import type { SubjectLogsource } from '../../index.ts';
import { levels, statuses } from '../../terms/words.ts';
import { addWords } from './lists.ts';

/** Adds them. */
export function addBatchOptions(command: Command): void {
  for (const option of [...selectionOptions(), ...outputOptions(), ...reportOptions()]) {
    command.addOption(option);
  }
}

function selectionOptions(): readonly Option[] {
  return [
    new Option(
      '--min-level <level>',
      'only rules of this level or above (no level counts as medium)',
    ).choices(levels),
    new Option('--status <list>', 'only rules of these statuses').argParser(addStatuses),
    new Option('--tag <list>', 'only rules with one of these tags; attack.t1059 includes attack.t1059.001')
      .argParser((list, earlier: readonly string[]) => addWords(list.toLowerCase(), earlier))
      .default([], 'all'),
    new Option(
      '--logsource <attributes>',
      'only rules of this log source, such as product=windows,category=dns_query; repeatable',
    )
      .argParser((value, earlier: readonly SubjectLogsource[]) => [...earlier, parseLogsource(value)])
      .default([], 'all'),
    new Option(
      '--exclude <glob>',
      'leave rule files out that match, as a line of a .gitignore in the input folder would, or by their path as it is displayed; repeatable. Correlations can still use them; files named in .sigma-kql-ignore are not even read',
    )
      .argParser((value, earlier: readonly string[]) => [...earlier, value])
      .default([], 'none'),
  ];
}

function outputOptions(): readonly Option[] {
  return [
    new Option(
      '--prune',
      'remove outputs of earlier runs from the output folder whose rule is gone or refused',
    ),
    new Option(
      '--force',
      'replace files in the output folder that were edited, or that sigma-kql did not write',
    ),
    new Option(
      '--dry-run',
      'with --output: say which files would be created, replaced, removed or left, and write nothing',
    ),
    new Option(
      '--check',
      'as --dry-run, and exit with 1 if the output is not what the rules give now',
    ).implies({ dryRun: true }),
    new Option(
      '-j, --jobs <number>',
      'threads to use (default: one per processor but one, at most 4, and 1 for less than 600 files)',
    ).argParser(parseJobs),
  ];
}

function reportOptions(): readonly Option[] {
  return [
    new Option('--report <file>', 'write a report; its extension says how: json, md, sarif, html; repeatable')
      .argParser(parseReport)
      .default([], 'none'),
    new Option(
      '--tables <file|list>',
      'tables of your workspace, as names or a file of names (one a line or separated by commas, as Log Analytics exports them; # begins a comment): report which rules work there, and what further tables would add',
    ),
    new Option(
      '--fail-on <verdict>',
      'exit with 1 if a rule has this verdict or a worse one (default: invalid)',
    ).choices(['invalid', 'refused', 'approximate']),
  ];
}

function addStatuses(list: string, earlier: readonly string[] | undefined): readonly string[] {
  const words = addWords(list.toLowerCase(), earlier);
  for (const word of words) {
    if (!(statuses as readonly string[]).includes(word)) {
      throw new InvalidArgumentError(`Allowed statuses are ${statuses.join(', ')}.`);
    }
  }
  return words;
}

function parseLogsource(list: string): SubjectLogsource {
  const pairs = addWords(list.toLowerCase(), []).map((word) =>
    /^(category|product|service)=(.+)$/.exec(word),
  );
  if (pairs.includes(null)) {
    throw new InvalidArgumentError('Write category=…, product=… or service=…, separated by commas.');
  }
  return Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]])) as SubjectLogsource;
}

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!/^\d+$/.test(text) || jobs < 1 || jobs > 64) {
    throw new InvalidArgumentError('Write a number from 1 to 64.');
  }
  return jobs;
}

function parseReport(path: string, earlier: readonly string[]): readonly string[] {
  if (!/[^/\\]\.(json|md|sarif|html)$/i.test(path)) {
    throw new InvalidArgumentError('The file must end in .json, .md, .sarif or .html.');
  }
  return [...earlier, path];
}
