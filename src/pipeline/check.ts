import { Diagnostics, type Diagnostic, type Source } from '../diagnostics/index.ts';
import type { CorrelationRule, DetectionRule, Expression } from '../ir/index.ts';
import { lintDocument, lintSet } from '../lint/index.ts';
import { readSource, type ReadDocument } from './read.ts';
import { RuleSet } from './rule-set.ts';

/** What is to be said about a set of sources. */
export interface Check {
  /** In the order of the sources, and within each in the order of its text. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many rules, correlations and filters could be read. */
  readonly documents: number;
}

/**
 * Validates rules without converting them: everything that reading them shows, and what could be better by
 * the SigmaHQ conventions. Correlations and filters refer to rules of the whole set. Placeholders count as
 * defined. Pure, and never throws on account of the texts.
 */
export function checkSources(sources: readonly Source[]): Check {
  const read = sources.map(readSource);
  const documents = read.flatMap((source) => source.documents);
  const rules = new RuleSet(documents, { placeholders: 'keep' });
  const diagnostics = new Diagnostics();
  for (const { elsewhere, isBroken } of read) if (isBroken) diagnostics.add(elsewhere);
  for (const document of documents) checkDocument(document, rules, diagnostics);
  diagnostics.add(rules.finish());
  lintSet(
    documents.map(({ document }) => document),
    diagnostics,
  );
  return { diagnostics: inOrder(diagnostics.list, sources), documents: documents.length };
}

function checkDocument(
  { document, diagnostics: found }: ReadDocument,
  rules: RuleSet,
  diagnostics: Diagnostics,
): void {
  if (document.kind === 'filter') {
    lintDocument({ document }, diagnostics);
    return;
  }
  diagnostics.add(found);
  const rule = rules.lower(document, diagnostics);
  const condition = document.kind === 'detection' && rule !== undefined ? conditionOf(rule) : undefined;
  lintDocument(condition === undefined ? { document } : { document, condition }, diagnostics);
}

/** What the events of a rule match; an aggregation of specification 1.0 is a correlation of its own events. */
function conditionOf(rule: DetectionRule | CorrelationRule): Expression | undefined {
  if (rule.kind === 'detection') return rule.condition;
  const base = rule.rules[0]?.rule;
  return base?.kind === 'detection' ? base.condition : undefined;
}

/** Sorted by place. Documents that share content, by a global document or an alias, share its findings. */
function inOrder(diagnostics: readonly Diagnostic[], sources: readonly Source[]): readonly Diagnostic[] {
  const positions = new Map(sources.map((source, index) => [source, index]));
  const position = ({ span }: Diagnostic): number => positions.get(span.source) ?? sources.length;
  const sorted = diagnostics.toSorted(
    (a, b) => position(a) - position(b) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
  const known = new Set<string>();
  return sorted.filter((diagnostic) => {
    const { code, span, message } = diagnostic;
    const key = `${position(diagnostic)} ${span.start} ${span.end} ${code} ${message}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
