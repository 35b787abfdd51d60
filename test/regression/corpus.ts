import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Diagnostics, type Source } from '../../src/diagnostics/index.ts';
import { exportNames, readEvents, readRegressionCase, type LogEvent } from '../../src/events/index.ts';

/** SigmaHQ's rules with their regression data; not part of this repository. */
export const corpus = join(import.meta.dirname, '../../../shared/corpus');

/** Whether the corpus is there to be replayed. */
export const hasCorpus = existsSync(join(corpus, 'regression_data'));

/** A rule and the events that it must match. */
export interface Replay {
  /** The folder of the case below `regression_data`. */
  readonly name: string;
  readonly ruleId: string;
  /** The rule; undefined if the corpus doesn't have it. */
  readonly rule: Source | undefined;
  readonly matchCount: number;
  readonly events: readonly LogEvent[];
}

/** Every case of the regression data, by name, whether or not its rule and events are there. */
export function readReplays(): readonly Replay[] {
  const rules = rulesById();
  const root = join(corpus, 'regression_data');
  return filesBelow(root)
    .filter((path) => path.endsWith('/info.yml'))
    .map((path) => readReplay(path, root, rules));
}

function readReplay(path: string, root: string, rules: ReadonlyMap<string, Source>): Replay {
  const diagnostics = new Diagnostics();
  const info = readRegressionCase({ path, text: readFileSync(path, 'utf8') }, diagnostics);
  const ruleId = info?.ruleIds[0] ?? '';
  const events = (info?.tests ?? []).flatMap((test) => {
    const file = exportNames(test)
      .map((name) => join(dirname(path), name))
      .find(existsSync);
    return file === undefined
      ? []
      : readEvents({ path: file, text: readFileSync(file, 'utf8') }, diagnostics);
  });
  if (diagnostics.list.length > 0) throw new Error(`${path}: ${diagnostics.list[0]?.message ?? ''}`);
  const matchCount = (info?.tests ?? []).reduce((sum, test) => sum + (test.matchCount ?? 1), 0);
  return { name: relative(root, dirname(path)), ruleId, rule: rules.get(ruleId), matchCount, events };
}

function rulesById(): ReadonlyMap<string, Source> {
  const folders = readdirSync(corpus).filter((name) => name.startsWith('rules'));
  const paths = folders.flatMap((folder) => filesBelow(join(corpus, folder)));
  return new Map(
    paths
      .filter((path) => path.endsWith('.yml'))
      .map((path) => {
        const text = readFileSync(path, 'utf8');
        return [/^id: *(\S+)/m.exec(text)?.[1] ?? path, { path: relative(corpus, path), text }] as const;
      }),
  );
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .toSorted();
}
