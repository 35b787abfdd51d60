import type { SyntaxNode } from '../kusto/index.ts';

/** The name of a reference, whether it is quoted or not; `undefined` if the node is something else. */
export function referenceName(node: SyntaxNode): string | undefined {
  if (node.kind !== 'NameReference' && node.kind !== 'NameDeclaration') return undefined;
  return nameText(node);
}

/** The plain text of a name, whether it is quoted or not. */
export function nameText(node: SyntaxNode): string {
  if (node.isToken) return node.value;
  const inner =
    node.part('Name') ??
    node.children.find((child) => child.kind === 'StringLiteralExpression' || child.isToken);
  if (node.kind === 'BracketedName') {
    const literal = node.children.find((child) => child.kind === 'StringLiteralExpression') ?? inner;
    return literal?.part('Token')?.value ?? literal?.text ?? '';
  }
  return inner ? nameText(inner) : node.text;
}
