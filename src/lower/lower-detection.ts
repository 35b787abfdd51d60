import type { Diagnostics } from '../diagnostics/index.ts';
import type { DetectionRule } from '../ir/index.ts';
import type { DetectionDocument } from '../parse/index.ts';
import { lowerContext } from './context.ts';
import { conditionText, lowerDetectionSection } from './detection-section.ts';
import { lowerLogsource, lowerMetadata } from './metadata.ts';
import type { LowerOptions } from './options.ts';
import { reportTaxonomy } from './taxonomy.ts';

/**
 * Turns a detection document into the rule that it means: modifiers, wildcards, quantifiers and
 * placeholders are resolved, and nothing is left that only a reader of Sigma could understand.
 *
 * Returns `undefined` after at least one error. Never throws on any document; time and memory are
 * proportional to the document, and what modifiers add to it is bounded.
 */
export function lowerDetection(
  document: DetectionDocument,
  diagnostics: Diagnostics,
  options: LowerOptions = {},
): DetectionRule | undefined {
  reportTaxonomy(document.metadata, diagnostics);
  const condition = lowerDetectionSection(document.detection, lowerContext(diagnostics, options));
  if (condition === undefined) return undefined;
  return {
    kind: 'detection',
    metadata: lowerMetadata(document.metadata),
    logsource: lowerLogsource(document.logsource),
    condition,
    conditionText: conditionText(document.detection),
    span: document.span,
  };
}
