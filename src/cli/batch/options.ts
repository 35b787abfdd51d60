import type { Selection } from '../inputs/selection.ts';

/** The options of `convert` that concern many rules at once. */
export interface BatchOptions extends Selection {
  readonly exclude: readonly string[];
  readonly jobs?: number;
  readonly prune?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  /** Never without `dryRun`. */
  readonly check?: boolean;
  readonly report: readonly string[];
  readonly tables?: string;
  readonly failOn?: 'invalid' | 'refused' | 'approximate';
}
