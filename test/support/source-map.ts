import type { QueryMap } from '../../src/backend/source-map.ts';
import type { Span } from '../../src/diagnostics/index.ts';
import {
  columnTestsOf,
  type ColumnTest,
  type MappedCorrelation,
  type MappedRule,
  type Origin,
} from '../../src/ir/index.ts';
import type { RuleResult } from '../../src/index.ts';
import { walkSyntax } from '../../backends/kql/kusto/index.ts';
import { kusto } from './kusto.ts';

/** What is wrong with the source map of a converted rule, one text each; `nodes`: compare with the official parser. */
export function mapFaults({ queries, mapped }: RuleResult, nodes: boolean): readonly string[] {
  const [query] = queries;
  if (query === undefined || mapped === undefined) return ['there is no query'];
  const { kql, map } = query;
  if (map === undefined) return ['there is no map'];
  return [
    ...shapeFaults(map, kql),
    ...(nodes ? nodeFaults(map, kql) : []),
    ...originFaults(map, mapped),
    ...coverFaults(map, mapped),
  ];
}

/** Ranges have a text, are in order, and nest or are disjoint. */
function shapeFaults(map: QueryMap, kql: string): readonly string[] {
  const faults: string[] = [];
  const open: QueryMap[number][] = [];
  let last = 0;
  for (const range of map) {
    const { start, end } = range;
    const text = kql.slice(start, end);
    if (text === '' || text.trim() !== text || end > kql.length) faults.push(`bad range ${start}-${end}`);
    if (start < last) faults.push(`${start}-${end} is out of order`);
    last = start;
    while ((open.at(-1)?.end ?? Infinity) <= start) open.pop();
    if ((open.at(-1)?.end ?? Infinity) < end) faults.push(`${start}-${end} overlaps`);
    open.push(range);
    if (range.origins.length === 0) faults.push(`${start}-${end} has no origin`);
  }
  return faults;
}

/** Each range is a node of the official parser's tree. */
function nodeFaults(map: QueryMap, kql: string): readonly string[] {
  const known = new Set<string>();
  for (const { start, end } of walkSyntax(kusto.parse(kql).tree)) known.add(`${start} ${end}`);
  return map
    .filter(({ start, end }) => !known.has(`${start} ${end}`))
    .map(({ part, start, end }) => `no node: ${part} ${kql.slice(start, end)}`);
}

/** Every span is in the text of a rule: this one's, that of a rule that it uses, or that of a filter. */
function originFaults(map: QueryMap, mapped: MappedRule | MappedCorrelation): readonly string[] {
  const documents = documentsOf(mapped);
  const isSound = (span: Span): boolean =>
    span.start >= 0 &&
    span.start <= span.end &&
    span.end <= span.source.text.length &&
    documents.every(
      (document) => document.source !== span.source || documents.some((each) => isWithin(span, each)),
    );
  return map
    .flatMap(({ origins }) => origins)
    .filter(({ rule, test = rule }) => !isSound(rule) || !isSound(test))
    .map(({ rule }) => `span ${rule.start}-${rule.end} is not in the rule`);
}

function documentsOf(mapped: MappedRule | MappedCorrelation): readonly Span[] {
  if (mapped.kind === 'rule') return [mapped.rule.span];
  const bases = mapped.bases.flatMap((base) =>
    documentsOf(base.kind === 'events' ? base.events : base.correlation),
  );
  return [mapped.rule.span, ...bases];
}

/** Every test of the rule, and every value of its lists, has a range that is not a table or a computed column. */
function coverFaults(map: QueryMap, mapped: MappedRule | MappedCorrelation): readonly string[] {
  const origins = map.flatMap((range) =>
    range.part === 'test' || range.part === 'value' ? range.origins : [],
  );
  const known = new Set(origins.map(keyOf));
  const isCovered = (test: ColumnTest): boolean =>
    known.has(keyOf(test.origin)) ||
    test.values.every(({ span }) => known.has(keyOf({ rule: span, test: test.origin.rule })));
  return testsOf(mapped)
    .filter((test) => !isCovered(test))
    .map(({ field, origin }) => `not covered: ${field} at ${origin.rule.start}-${origin.rule.end}`);
}

function testsOf(mapped: MappedRule | MappedCorrelation): readonly ColumnTest[] {
  if (mapped.kind === 'rule')
    return [...mapped.implied, mapped.condition].flatMap((each) => [...columnTestsOf(each)]);
  return mapped.bases.flatMap((base) => testsOf(base.kind === 'events' ? base.events : base.correlation));
}

function keyOf({ rule, test }: Origin): string {
  return [rule.source.path, rule.start, rule.end, test?.start, test?.end].join(' ');
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}
