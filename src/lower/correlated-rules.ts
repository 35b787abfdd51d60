import type { Diagnostics } from '../diagnostics/index.ts';
import type { CorrelationSyntax } from '../parse/index.ts';
import { findRule, rulesCalled, type RuleDocument, type RuleIndex } from './rule-index.ts';

/** The documents that the `rules` of a correlation refer to. */
export interface CorrelatedDocuments {
  /** In the order of `rules`; `undefined` where a reference could not be resolved. */
  readonly documents: readonly (RuleDocument | undefined)[];
  /** The position in `rules` of a rule that aliases or the condition name; `undefined` if it is not there. */
  positionOf(reference: string): number | undefined;
}

/** Resolves the `rules` of a correlation. Reports references to no rule or to several. */
export function findCorrelated(
  { rules }: CorrelationSyntax,
  index: RuleIndex,
  diagnostics: Diagnostics,
): CorrelatedDocuments {
  const documents = rules.map((reference) => findRule(reference, index, diagnostics));
  const positions = new Map<RuleDocument, number>();
  for (const [position, document] of documents.entries()) {
    if (document !== undefined && !positions.has(document)) positions.set(document, position);
  }
  return {
    documents,
    positionOf(reference) {
      const [document] = rulesCalled(reference, index);
      return document && positions.get(document);
    },
  };
}
