import { Diagnostics, type Diagnostic, type Source } from '../diagnostics/index.ts';
import type { CorrelationRule, DetectionRule, FilterRule } from '../ir/index.ts';
import { lowerFilter, type LowerOptions } from '../lower/index.ts';
import type { SigmaDocument } from '../parse/index.ts';
import { readSource } from './read.ts';
import { RuleSet } from './rule-set.ts';

/** A document of a source as the rule that it means. */
export interface ParsedDocument {
  /** The path of the source. */
  readonly path: string;
  /** Absent after at least one error. Filters are not applied; placeholders are kept. */
  readonly rule?: DetectionRule | CorrelationRule | FilterRule;
  readonly diagnostics: readonly Diagnostic[];
}

const options: LowerOptions = { placeholders: 'keep' };

/**
 * Reads rules, correlations and filters into the rule IR, one result per document in the order of the
 * sources; a source of which something can not be read has one more. Correlations refer to rules of the
 * whole set. Pure, and never throws on account of the texts.
 */
export function parseSources(sources: readonly Source[]): readonly ParsedDocument[] {
  const read = sources.map(readSource);
  const documents = read.flatMap((source) => source.documents);
  const rules = new RuleSet(
    documents.filter(({ document }) => document.kind !== 'filter'),
    options,
  );
  return read.flatMap((each) => [
    ...each.documents.map(({ document, diagnostics: found }) => {
      const diagnostics = new Diagnostics(found);
      const rule = lower(document, rules, diagnostics);
      const result = { path: each.source.path, diagnostics: diagnostics.list };
      return rule === undefined ? result : { ...result, rule };
    }),
    ...(each.isBroken ? [{ path: each.source.path, diagnostics: each.elsewhere }] : []),
  ]);
}

function lower(document: SigmaDocument, rules: RuleSet, diagnostics: Diagnostics): ParsedDocument['rule'] {
  return document.kind === 'filter'
    ? lowerFilter(document, diagnostics, options)
    : rules.lower(document, diagnostics);
}
