import { quote, suggestion, type Diagnostics } from '../diagnostics/index.ts';
import type { CorrelationDocument, DetectionDocument, Located, SigmaDocument } from '../parse/index.ts';

/** A document that a correlation or a filter can refer to. */
export type RuleDocument = DetectionDocument | CorrelationDocument;

/** Finds rules by id or name (Correlation Rules specification, "Related rules"). */
export interface RuleIndex {
  /** Ids and names, each with the documents that carry it; ids are in lower case. */
  readonly byReference: ReadonlyMap<string, readonly RuleDocument[]>;
}

/** Indexes every rule and correlation of the given documents, which may come from several files. */
export function indexRules(documents: Iterable<SigmaDocument>): RuleIndex {
  const byReference = new Map<string, RuleDocument[]>();
  for (const document of documents) {
    if (document.kind === 'filter') continue;
    const { id, name } = document.metadata;
    for (const reference of new Set([id?.value.toLowerCase(), name?.value])) {
      if (reference === undefined) continue;
      const known = byReference.get(reference);
      if (known === undefined) byReference.set(reference, [document]);
      else known.push(document);
    }
  }
  return { byReference };
}

/** The document with this id or name. Reports a reference to none or to several; then `undefined`. */
export function findRule(
  reference: Located<string>,
  index: RuleIndex,
  diagnostics: Diagnostics,
): RuleDocument | undefined {
  const { value, span } = reference;
  const found = rulesCalled(value, index);
  const [document, second] = found;
  if (second !== undefined) {
    const related = found.slice(0, 5).map((each) => ({
      message: 'this rule',
      span: (each.metadata.name ?? each.metadata.id ?? each).span,
    }));
    const message = `${found.length} rules have the id or name ${quote(value)}.`;
    diagnostics.report('correlation-rule-ambiguous', span, message, { related });
    return undefined;
  }
  if (document === undefined) {
    const names = [...index.byReference.keys()].slice(0, 1_000);
    const message = `No rule has the id or name ${quote(value)}.${suggestion(value, names)}`;
    diagnostics.report('correlation-rule-missing', span, message);
  }
  return document;
}

/** Every document with this id or name. Ids may be written in any case. */
export function rulesCalled(reference: string, { byReference }: RuleIndex): readonly RuleDocument[] {
  return byReference.get(reference) ?? byReference.get(reference.toLowerCase()) ?? [];
}
