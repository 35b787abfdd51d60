import { isIndexed } from '../backends/kql/cost/cost.ts';
import { optimizeSpeed } from '../backends/kql/passes/optimize.ts';
import { printQuery } from '../backends/kql/printed.ts';
import { queryOf } from '../backends/kql/query.ts';
import type { Source } from '../src/diagnostics/index.ts';
import { createConverter, type RuleResult } from '../src/index.ts';

/** Before and after optimising. */
export type BeforeAfter = readonly [before: number, after: number];

/** What optimising does to the queries of a target. Lengths are in characters, in pretty style. */
export interface OptimizerFigures {
  readonly queries: number;
  /**
   * Queries of detection rules of whose own condition every branch has a test that uses the term index, without what
   * the log source implies.
   */
  readonly indexed: BeforeAfter;
  /** Queries above the 10,000 characters of an analytics rule. */
  readonly long: BeforeAfter;
  readonly median: BeforeAfter;
  readonly longest: BeforeAfter;
  /** The rules that optimising makes longer than a rule may be, or still longer. */
  readonly spoilt: readonly string[];
  /** The rules above that length of which no finding says so. */
  readonly silent: readonly string[];
}

/** Converts rules to one target and looks at their queries, as they are and optimised. */
export async function optimizerFigures(
  sources: readonly Source[],
  target: string,
): Promise<OptimizerFigures> {
  const { converter } = await createConverter({ targets: [target] });
  if (converter === undefined) throw new Error(`there is no target ${target}`);
  const results = converter.convertAll(sources).results.filter(({ queries }) => queries.length > 0);
  const lengths = results.map((result) => [lengthOf(result, false), lengthOf(result, true)] as const);
  const both = (figure: (form: 0 | 1) => number): BeforeAfter => [figure(0), figure(1)];
  const pathsOf = (isOne: (result: RuleResult, lengths: BeforeAfter) => boolean): readonly string[] =>
    results.filter((result, index) => isOne(result, lengths[index] ?? [0, 0])).map(({ path }) => path);
  return {
    queries: results.length,
    indexed: both((form) => results.filter((result) => isOwnIndexed(result, form === 1)).length),
    long: both((form) => lengths.filter((each) => each[form] > longest).length),
    median: both(
      (form) => lengths.map((each) => each[form]).toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0,
    ),
    longest: both((form) => Math.max(0, ...lengths.map((each) => each[form]))),
    spoilt: pathsOf((_, [plain, optimized]) => optimized > Math.max(longest, plain)),
    silent: pathsOf(
      ({ diagnostics }, [plain]) =>
        plain > longest && !diagnostics.some(({ code }) => code === 'query-too-long'),
    ),
  };
}

/** Of an analytics rule, in characters. */
const longest = 10_000;

function isOwnIndexed({ mapped }: RuleResult, optimize: boolean): boolean {
  if (mapped?.kind !== 'rule') return false;
  const query = queryOf({ ...mapped, implied: [] });
  return isIndexed(optimize ? optimizeSpeed(query) : query);
}

function lengthOf({ mapped }: RuleResult, optimize: boolean): number {
  return mapped === undefined ? 0 : printQuery(queryOf(mapped), 'pretty', { optimize }).text.length;
}
