import { Diagnostics, type Diagnostic, type Source, type Span } from '../diagnostics/index.ts';
import { parseDocuments, type SigmaDocument } from '../parse/index.ts';

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
  const own = documents.map((): Diagnostic[] => []);
  const elsewhere: Diagnostic[] = [];
  for (const diagnostic of diagnostics.list) {
    (own[documentAt(documents, diagnostic.span)] ?? elsewhere).push(diagnostic);
  }
  const isBroken = documents.length === 0 || elsewhere.some(({ severity }) => severity === 'error');
  const [first] = own;
  if (!isBroken && first !== undefined) own[0] = [...elsewhere, ...first];
  return {
    source,
    documents: documents.map((document, index) => ({ document, diagnostics: own[index] ?? [] })),
    elsewhere,
    isBroken,
  };
}

/** The position of the document around a span, or -1. Documents are in the order of the source. */
function documentAt(documents: readonly SigmaDocument[], span: Span): number {
  let low = 0;
  let high = documents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((documents[middle]?.span.start ?? 0) <= span.start) low = middle;
    else high = middle - 1;
  }
  const found = documents[low]?.span;
  return found !== undefined && span.start >= found.start && span.end <= found.end ? low : -1;
}
