import type { Source } from '../diagnostics/index.ts';
import type { SigmaDocument } from '../parse/index.ts';
import { linksOf } from './links.ts';
import { readSource, type ReadSource } from './read.ts';
import type { Conversion, RuleResult } from './result.ts';
import { ConversionRun } from './run.ts';
import type { ConvertSetup } from './setup.ts';
import { withoutUnserved } from './unserved.ts';

/**
 * The whole pipeline over a set of sources. Correlations and filters refer to rules of the whole set;
 * correlations also to those of `context`, sources that get no results of their own and whose filters do
 * not count. Pure, and never throws on account of the texts; no source keeps another from being converted.
 */
export function convertSources(
  sources: readonly Source[],
  setup: ConvertSetup,
  context: readonly Source[] = [],
): Conversion {
  const read = sources.map(readSource);
  const run = new ConversionRun(
    setup,
    read.flatMap(({ documents }) => documents),
    context
      .flatMap((source) => readSource(source).documents)
      .filter(({ document }) => document.kind !== 'filter'),
  );
  const converted = withoutUnserved(new Map(read.flatMap((each) => convertSource(each, run))), run.serving);
  const results = read.flatMap((each) => [
    ...each.documents.flatMap(({ document }) => converted.get(document) ?? []),
    ...(each.isBroken ? [brokenResult(each)] : []),
  ]);
  return { results, diagnostics: run.finish(), links: read.map(linksOf) };
}

/** Counts the rules of a source before any is left out, so that no selection changes a position. */
function convertSource(
  { documents }: ReadSource,
  run: ConversionRun,
): readonly (readonly [SigmaDocument, RuleResult])[] {
  const rules = documents.filter(({ document }) => document.kind !== 'filter');
  return rules.flatMap((read, index) =>
    run.convert(read, { index, count: rules.length }).map((result) => [read.document, result] as const),
  );
}

/** What is said of a source that holds something which is no document. */
function brokenResult({ source, elsewhere }: ReadSource): RuleResult {
  return { path: source.path, verdict: 'invalid', queries: [], diagnostics: elsewhere, text: '' };
}
