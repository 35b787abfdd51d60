import type { KqlExpression } from './ast.ts';
import { accessor, columnName, quoted, verbatim } from './literal.ts';
import { precedenceOf } from './precedence.ts';

/**
 * Whether `a or (b or c)` keeps its parentheses, which show how the rule groups its values, or
 * drops them. The meaning is the same.
 */
export type Grouping = 'keep' | 'drop';

/** An expression on one line, with the parentheses that it needs. Remarks are left out. */
export function flat(expression: KqlExpression, grouping: Grouping): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands
        .map((operand) => flatOperand(operand, expression, grouping))
        .join(` ${expression.kind} `);
    case 'not':
      return `not(${flat(expression.operand, grouping)})`;
    case 'noted':
      return flat(expression.operand, grouping);
    case 'binary':
      return `${flatOperand(expression.left, expression, grouping)} ${expression.operator} ${flatOperand(expression.right, expression, grouping)}`;
    case 'in':
      return `${flatOperand(expression.left, expression, grouping)} ${expression.operator} (${flatList(expression.values, grouping)})`;
    case 'call':
      return `${expression.name}(${flatList(expression.arguments, grouping)})`;
    case 'column':
      return columnName(expression.name);
    case 'property':
      return flat(expression.base, grouping) + accessor(expression.key);
    case 'string':
      return quoted(expression.value);
    case 'regex':
      return verbatim(expression.value);
    case 'number':
      return expression.text;
    case 'bool':
      return String(expression.value);
    case 'null':
      return `${expression.type}(null)`;
    case 'datetime':
      return `datetime(${expression.text})`;
    case 'timespan':
      return timespan(expression.seconds);
    case 'query':
      return `(${expression.text})`;
  }
}

/** Whether an operand needs parentheses inside an expression. */
export function needsParentheses(operand: KqlExpression, parent: KqlExpression, grouping: Grouping): boolean {
  const inner = withoutNotes(operand);
  if (inner.kind === parent.kind && (inner.kind === 'and' || inner.kind === 'or')) {
    return grouping === 'keep' || inner.bracketed === true;
  }
  // `and` inside `or` needs none, but few readers know which of the two binds tighter.
  if (inner.kind === 'and' && parent.kind === 'or') return true;
  return precedenceOf(inner) <= precedenceOf(parent);
}

/** The expression below any remarks. */
export function withoutNotes(expression: KqlExpression): Exclude<KqlExpression, { kind: 'noted' }> {
  return expression.kind === 'noted' ? withoutNotes(expression.operand) : expression;
}

/** A duration in the largest unit that divides it. */
function timespan(seconds: number): string {
  const unit = units.find(([, length]) => seconds % length === 0);
  return unit === undefined ? `${seconds}s` : `${seconds / unit[1]}${unit[0]}`;
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
] as const;

function flatOperand(operand: KqlExpression, parent: KqlExpression, grouping: Grouping): string {
  const text = flat(operand, grouping);
  return needsParentheses(operand, parent, grouping) ? `(${text})` : text;
}

function flatList(expressions: readonly KqlExpression[], grouping: Grouping): string {
  return expressions.map((expression) => flat(expression, grouping)).join(', ');
}
