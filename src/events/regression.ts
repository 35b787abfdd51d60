import { Diagnostics, type Source, type Span } from '../diagnostics/index.ts';
import { entryOf, parseYaml, type YamlMap, type YamlNode } from '../yaml/index.ts';

/** What an `info.yml` of SigmaHQ's regression data says: files whose events a rule must match. */
export interface RegressionCase {
  /** The ids of the rules; each must match. */
  readonly ruleIds: readonly string[];
  readonly tests: readonly RegressionTest[];
}

/** One file of events. */
export interface RegressionTest {
  readonly name: string;
  /** The file as `info.yml` names it, usually the EVTX file beside which its JSON export lies. */
  readonly path: string;
  /** How many events the rule matches; absent if nothing is said, which means at least one. */
  readonly matchCount?: number;
  readonly span: Span;
}

/** Reads an `info.yml`. Reports and leaves out what is not of that layout. */
export function readRegressionCase(source: Source, diagnostics: Diagnostics): RegressionCase | undefined {
  const found = new Diagnostics();
  const [root] = parseYaml(source, found);
  const ids =
    root?.kind === 'map' ? items(root, 'rule_metadata').flatMap((item) => textOf(item, 'id') ?? []) : [];
  if (root?.kind !== 'map' || ids.length === 0) {
    const span = root?.span ?? { source, start: 0, end: 0 };
    diagnostics.report('events-layout', span, 'This file names no rule in `rule_metadata`.');
    return undefined;
  }
  return { ruleIds: ids, tests: items(root, 'regression_tests_info').flatMap(readTest) };
}

/** The names under which the events of a test can lie beside its `info.yml`, best first. */
export function exportNames({ path }: Pick<RegressionTest, 'path'>): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const stem = name.replace(/\.[^.]*$/, '');
  return [...new Set([`${stem}.json`, `${stem}.ndjson`, `${stem}.jsonl`, `${stem}.csv`, name])].filter(
    (candidate) => !/\.evtx$/i.test(candidate),
  );
}

function readTest(item: YamlMap): readonly RegressionTest[] {
  const path = textOf(item, 'path');
  if (path === undefined) return [];
  const count = entryOf(item, 'match_count')?.value;
  const matchCount = count?.kind === 'scalar' ? Number(count.value) : Number.NaN;
  return [
    {
      name: textOf(item, 'name') ?? path,
      path,
      ...(Number.isInteger(matchCount) ? { matchCount } : {}),
      span: item.span,
    },
  ];
}

function items(map: YamlMap, key: string): readonly YamlMap[] {
  const list: YamlNode | undefined = entryOf(map, key)?.value;
  return list?.kind === 'sequence' ? list.items.filter((item) => item.kind === 'map') : [];
}

function textOf(map: YamlMap, key: string): string | undefined {
  const value = entryOf(map, key)?.value;
  return value?.kind === 'scalar' && value.text !== '' ? value.text : undefined;
}
