export { catalogue, type DiagnosticCode } from './catalogue.ts';
export type { CatalogueEntry } from './entry.ts';
export { codeFrame, printable } from './code-frame.ts';
export { didYouMean, suggestion } from './did-you-mean.ts';
export { quote } from './quote.ts';
export { Diagnostics, InternalError, type ReportDetails } from './collector.ts';
export type { Diagnostic, Effect, RelatedPlace } from './diagnostic.ts';
export type { Severity } from './entry.ts';
export { joinSpans, lineText, positionAt, type Position, type Source, type Span } from './span.ts';
