import type { MappedExpression } from '../ir/index.ts';

/** The expression without constants: one remains only if the whole is always true or always false. */
export function simplify(expression: MappedExpression): MappedExpression {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const decisive = expression.kind === 'or';
      const operands = expression.operands.map(simplify);
      const decided = operands.find((operand) => operand.kind === 'constant' && operand.value === decisive);
      if (decided !== undefined) return decided;
      const open = operands.filter((operand) => operand.kind !== 'constant');
      const [only] = open;
      if (only === undefined) return { kind: 'constant', value: !decisive, origin: expression.origin };
      return open.length === 1 ? only : { ...expression, operands: open };
    }
    case 'not': {
      const operand = simplify(expression.operand);
      return operand.kind === 'constant' ? { ...operand, value: !operand.value } : { ...expression, operand };
    }
    case 'selection': {
      const operand = simplify(expression.operand);
      return operand.kind === 'constant' ? operand : { ...expression, operand };
    }
    case 'column':
    case 'constant':
      return expression;
  }
}
