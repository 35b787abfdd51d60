import type { MappedCorrelation, MappedRule } from '../ir/index.ts';

/** A rule that is compared: what its queries were emitted from, and the queries. A result of the pipeline is one. */
export interface ComparedRule {
  readonly mapped: MappedRule | MappedCorrelation;
  readonly queries: readonly { readonly kql: string }[];
}
