import { quote } from '../diagnostics/index.ts';
import type { ConditionNode, ConditionOperation } from '../parse/index.ts';
import type { LowerContext } from './context.ts';

/** Reports `a and not a` (never holds) and `a or not a` (always holds) among the operands of one operation. */
export function checkOperation({ kind, operands }: ConditionOperation, { diagnostics }: LowerContext): void {
  const plain = new Set(operands.map(nameOf));
  for (const operand of operands) {
    const name = operand.kind === 'not' ? nameOf(operand.operand) : undefined;
    if (name === undefined || !plain.has(name)) continue;
    if (kind === 'and') {
      diagnostics.report(
        'condition-never',
        operand.span,
        `${quote(name)} is required and excluded at the same time.`,
      );
    } else {
      diagnostics.report(
        'condition-always',
        operand.span,
        `${quote(name)} or not ${quote(name)} holds for every event.`,
      );
    }
  }
}

function nameOf(node: ConditionNode): string | undefined {
  return node.kind === 'identifier' ? node.name : undefined;
}
