/**
 * The library: Sigma rules in, KQL out, without a file system.
 *
 * ```ts
 * const { converter } = await createConverter();
 * const [result] = converter.convert({ path: 'rule.yml', text });
 * ```
 */
export { createConverter, type Converter, type ConverterOptions, type ConverterSetup } from './converter.ts';
export type { PlaceholderContent, PlaceholderResolver } from './lower/index.ts';
export type { Conversion, RuleQuery, RuleResult } from './result.ts';
export type { QueryStyle } from './backend.ts';
export { codeFrame, catalogue, positionAt, printable } from './diagnostics/index.ts';
export type {
  CatalogueEntry,
  Diagnostic,
  DiagnosticCode,
  Effect,
  Position,
  RelatedPlace,
  Severity,
  Source,
  Span,
} from './diagnostics/index.ts';
export { verdicts, type Verdict } from './verdict.ts';
