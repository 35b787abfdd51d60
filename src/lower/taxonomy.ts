import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { Metadata } from '../parse/index.ts';

/**
 * Reports a taxonomy other than Sigma's (Sigma specification, "taxonomy"): mappings know fields and values as
 * Sigma's taxonomy has them, and another one may give the same name to something else.
 */
export function reportTaxonomy({ taxonomy }: Metadata, diagnostics: Diagnostics): void {
  if (taxonomy === undefined || taxonomy.value.toLowerCase() === 'sigma') return;
  diagnostics.report(
    'taxonomy-foreign',
    taxonomy.span,
    `The fields of this rule are named by the taxonomy ${quote(taxonomy.value)} and read as if they were Sigma's.`,
    { effect: 'different' },
  );
}
