/** The options of `list` as commander hands them over. */
export interface ListOptions {
  readonly target: readonly string[];
  readonly mapping: readonly string[];
  readonly table: readonly string[];
  readonly format: 'text' | 'json';
}
