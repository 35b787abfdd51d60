/** What lowering needs to know besides the document. */
export interface LowerOptions {
  /**
   * What placeholders (`%name%` with the modifier `expand`) stand for. `keep` leaves them in the rule,
   * for tools that only read it. Without a resolver every placeholder is an error.
   */
  readonly placeholders?: PlaceholderResolver | 'keep';
}

/** Looks a placeholder up by its name, without percent signs; `undefined` if nobody defined it. */
export type PlaceholderResolver = (name: string) => PlaceholderContent | undefined;

/**
 * What a placeholder stands for: values, of which one must match and in which Sigma wildcards and
 * escapes count, or a list expression in the language of the query. `isAssumed` marks an expression that
 * nobody gave: it looks for the list under the placeholder's own name.
 */
export type PlaceholderContent =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'query-list'; readonly expression: string; readonly isAssumed?: true };
