import type { FindingsOptions } from '../options/findings.ts';

/** The options of `check` as commander hands them over. */
export interface CheckOptions extends FindingsOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly failOn: 'error' | 'warning';
}
