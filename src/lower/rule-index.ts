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
  { byReference }: RuleIndex,
  diagnostics: Diagnostics,
): RuleDocument | undefined {
  const { value, span } = reference;
  const found = byReference.get(value) ?? byReference.get(value.toLowerCase()) ?? [];
  const [document, second] = found;
  if (second !== undefined) {
    const related = found.map((each) => ({
      message: 'this rule',
      span: (each.metadata.name ?? each.metadata.id ?? each).span,
    }));
    const message = `${found.length} rules have the id or name ${quote(value)}.`;
    diagnostics.report('correlation-rule-ambiguous', span, message, { related });
    return undefined;
  }
  if (document === undefined) {
    const names = [...byReference.keys()].slice(0, 1_000);
    const message = `No rule has the id or name ${quote(value)}.${suggestion(value, names)}`;
    diagnostics.report('correlation-rule-missing', span, message);
  }
  return document;
}
