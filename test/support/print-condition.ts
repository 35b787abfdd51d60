import type { ConditionNode } from '../../src/parse/index.ts';

/** A condition with parentheses around every operation, so that its structure shows. */
export function printCondition(node: ConditionNode): string {
  switch (node.kind) {
    case 'identifier':
      return node.name;
    case 'quantifier':
      return `${node.count} of ${node.pattern}`;
    case 'not':
      return `(not ${printCondition(node.operand)})`;
    case 'and':
    case 'or':
      return `(${node.operands.map(printCondition).join(` ${node.kind} `)})`;
  }
}
