import { Diagnostics, type Diagnostic, type Source, type Span } from './diagnostics/index.ts';
import { parseDocuments, type SigmaDocument } from './parse/index.ts';

/** A source and the documents in it. */
export interface ReadSource {
  readonly source: Source;
  readonly documents: readonly ReadDocument[];
  /** Findings outside of every document that could be read: what is wrong with the rest of the source. */
  readonly elsewhere: readonly Diagnostic[];
  /** Whether some of the source could not be read as a Sigma document. */
  readonly isBroken: boolean;
}

/** A document and what was found while reading it. */
export interface ReadDocument {
  readonly document: SigmaDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the documents of a source and sorts the findings by document. */
export function readSource(source: Source): ReadSource {
  const diagnostics = new Diagnostics();
  const documents = parseDocuments(source, diagnostics);
  const elsewhere = diagnostics.list.filter(
    ({ span }) => !documents.some((document) => within(span, document.span)),
  );
  const isBroken = documents.length === 0 || elsewhere.some(({ severity }) => severity === 'error');
  return {
    source,
    documents: documents.map((document, index) => {
      const own = diagnostics.list.filter(({ span }) => within(span, document.span));
      return { document, diagnostics: index === 0 && !isBroken ? [...elsewhere, ...own] : own };
    }),
    elsewhere,
    isBroken,
  };
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
