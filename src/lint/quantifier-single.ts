import { quote } from '../diagnostics/index.ts';
import type { ConditionNode, ConditionQuantifier } from '../parse/index.ts';
import type { Lint } from './lint.ts';

/** `1 of selection` chooses from one search identifier only. */
export const quantifierSingle: Lint = ({ document }, diagnostics) => {
  if (document.kind === 'correlation') return;
  for (const { tree } of document.detection.conditions) {
    for (const { pattern, span } of tree === undefined ? [] : quantifiersIn(tree)) {
      if (pattern === 'them' || pattern.includes('*')) continue;
      diagnostics.report('quantifier-single', span, `${quote(pattern)} is one search identifier.`);
    }
  }
};

function quantifiersIn(node: ConditionNode): readonly ConditionQuantifier[] {
  switch (node.kind) {
    case 'quantifier':
      return [node];
    case 'identifier':
      return [];
    case 'not':
      return quantifiersIn(node.operand);
    case 'and':
    case 'or':
      return node.operands.flatMap(quantifiersIn);
  }
}
