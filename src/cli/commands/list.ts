import { Argument, Option, type Command } from 'commander';
import type { ListOptions } from '../list/options.ts';
import type { Io } from '../io.ts';
import { listMappings, topics, type Topic } from '../list/run.ts';
import { collect } from './conversion-options.ts';
import { addWords } from './lists.ts';

/** Adds `sigma-kql list`. */
export function register(program: Command, io: Io): void {
  program
    .command('list')
    .description('Show what the mappings hold: targets, tables, log sources, or fields and their columns.')
    .addArgument(new Argument('<what>', 'what to show').choices(topics))
    .addOption(
      new Option('-t, --target <list>', 'only these targets')
        .argParser((list, earlier: readonly string[]) => addWords(list, earlier))
        .default([], 'all'),
    )
    .addOption(
      new Option('-m, --mapping <file|preset>', 'override or extend the mappings; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--table <list>', 'only what is in these tables and parsers')
        .argParser((list, earlier: readonly string[]) => addWords(list, earlier))
        .default([], 'all'),
    )
    .addOption(
      new Option('-f, --format <format>', 'text for people, json for programs')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (what: Topic, options: ListOptions) => io.exit(await listMappings(what, options, io)));
}
