import { authoredIn, type Authored } from '../analyses/index.ts';
import { Diagnostics, type Diagnostic, type Source } from '../diagnostics/index.ts';
import type { CorrelationRule, DetectionRule } from '../ir/index.ts';
import type { RuleDocument } from '../lower/index.ts';
import type { Conversion, RuleResult } from '../pipeline/result.ts';
import { RuleSet } from '../pipeline/rule-set.ts';
import { sourcesNaming, tiedSources } from './affected.ts';
import type { ReviewSide } from './sides.ts';
import { documentsOf, tiesOf } from './source-links.ts';

/** A rule of one side: what became of it, and what it says. */
export interface RuleVersion {
  readonly result: RuleResult;
  /** Absent for a source that could not be read. */
  readonly document?: RuleDocument;
  /** The text of the document; of the whole source if it could not be read. */
  readonly text: string;
  /** The rule as it was converted, with filters and placeholders resolved; absent unless it was mapped. */
  readonly converted?: DetectionRule | CorrelationRule;
  /** Reads the rule with its filters, its placeholders kept; undefined unless it is a correct rule. */
  readonly authored: () => DetectionRule | CorrelationRule | undefined;
}

/** The rules of a side that a change touches. */
export interface ConvertedSide {
  readonly rules: readonly RuleVersion[];
  /** About the set as a whole. */
  readonly diagnostics: readonly Diagnostic[];
  /** How the authors of its documents spelled values. */
  readonly spelling: Authored;
}

/**
 * Converts the affected sources of a side, with the filters and the rules that they need. Rules of other sources have
 * no place in the result.
 */
export function convertAffected(side: ReviewSide, paths: ReadonlySet<string>): ConvertedSide {
  const affected = side.sources.filter(({ path }) => paths.has(path));
  const others = side.sources.filter(({ path }) => !paths.has(path));
  const withFilters = tiedSources(others).filter((source) => tiesOf(source).filters.length > 0);
  const sources = [...affected, ...withFilters];
  const context = basesOf(sources, others);
  const conversion = side.convert(sources, context);
  const filters = side.choices.filters;
  const documents = [...sources, ...filters, ...context].flatMap((each) => documentsOf(each).documents);
  const rules = new RuleSet(
    sources.flatMap((each) => documentsOf(each).documents),
    { placeholders: 'keep' },
    filters.flatMap((each) => documentsOf(each).documents),
  );
  return {
    rules: [...versionsOf(affected, conversion, rules), ...unreadableVersions(side, paths)],
    diagnostics: setFindings(conversion, [...withFilters, ...affected, ...filters], others),
    spelling: authoredIn(documents.map(({ document }) => document)),
  };
}

/** Rules that correlations refer to, directly or not, in sources that are not converted for themselves. */
function basesOf(sources: readonly Source[], others: readonly Source[]): readonly Source[] {
  const found = new Set<Source>();
  let wave = sources;
  while (wave.length > 0) {
    const uses = new Set(wave.flatMap((source) => tiesOf(source).uses));
    wave = sourcesNaming(uses, others).filter((source) => !found.has(source));
    for (const source of wave) found.add(source);
  }
  return [...found];
}

function versionsOf(
  affected: readonly Source[],
  { results }: Conversion,
  rules: RuleSet,
): readonly RuleVersion[] {
  const sources = new Map(affected.map((source) => [source.path, source]));
  return results.flatMap((result) => {
    const source = sources.get(result.path);
    return source === undefined ? [] : [versionOf(source, result, rules)];
  });
}

/** A file of which nothing is known is one rule that is not correct. */
function unreadableVersions({ unreadable }: ReviewSide, paths: ReadonlySet<string>): readonly RuleVersion[] {
  return [...unreadable].flatMap(([path, diagnostic]) =>
    paths.has(path)
      ? [
          {
            result: { path, verdict: 'invalid', queries: [], diagnostics: [diagnostic], text: '' },
            text: diagnostic.message,
            authored: () => undefined,
          },
        ]
      : [],
  );
}

function versionOf(source: Source, result: RuleResult, rules: RuleSet): RuleVersion {
  const { position, mapped } = result;
  const documents = documentsOf(source).documents.flatMap(({ document }) =>
    document.kind === 'filter' ? [] : [document],
  );
  const document = position === undefined ? undefined : documents[position.index];
  if (document === undefined) return { result, text: source.text, authored: () => undefined };
  const { documents: all, isBroken } = documentsOf(source);
  const isAlone = all.length === 1 && !isBroken;
  return {
    result,
    document,
    text: isAlone ? source.text : source.text.slice(document.span.start, document.span.end),
    ...(mapped === undefined ? {} : { converted: mapped.rule }),
    authored: () => rules.lower(document, new Diagnostics()),
  };
}

/**
 * Whether a filter is in use is known only if every rule that it could concern was converted; findings of other kinds
 * hold in any case.
 */
function setFindings(
  { diagnostics }: Conversion,
  filters: readonly Source[],
  others: readonly Source[],
): readonly Diagnostic[] {
  const isOpen = new Set(
    filters.filter((source) =>
      tiesOf(source).filters.some((targets) =>
        targets.kind === 'any'
          ? others.length > 0
          : sourcesNaming(new Set(targets.rules.map(({ value }) => value.toLowerCase())), others).length > 0,
      ),
    ),
  );
  return diagnostics.filter(({ code, span }) => code !== 'filter-unused' || !isOpen.has(span.source));
}
