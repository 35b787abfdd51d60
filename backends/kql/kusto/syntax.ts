/**
 * A node or token of the official parser's syntax tree, reduced to what readers of a query need.
 * `kind` is the parser's name for it, such as `FilterOperator` or `IdentifierToken`. Offsets are UTF-16
 * offsets into the query, without surrounding white space and comments.
 */
export interface SyntaxNode {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** The node's source text, without leading white space and comments. */
  readonly text: string;
  readonly isToken: boolean;
  /** The decoded text of a string literal, the plain name of an identifier, else the token's text; "" for nodes. */
  readonly value: string;
  /** All children that are present, in source order. */
  readonly children: readonly SyntaxNode[];
  /** The child that the grammar calls `name`, such as `Condition`; `undefined` if it is absent or empty. */
  part(name: string): SyntaxNode | undefined;
}

/** The elements of a `List` node, without the separators between them. */
export function elements(list: SyntaxNode | undefined): readonly SyntaxNode[] {
  return (list?.children ?? []).map((child) =>
    child.kind === 'SeparatedElement' ? (child.children[0] ?? child) : child,
  );
}

/** The node and all nodes below it, parents first, in source order. Safe for trees of any depth. */
export function* walkSyntax(node: SyntaxNode): Generator<SyntaxNode> {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    for (const child of next.children.toReversed()) pending.push(child);
  }
}
