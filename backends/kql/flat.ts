import type { KqlExpression } from './ast.ts';
import { accessor, columnName, quoted, verbatim } from './literal.ts';
import { writeRange, type Opening, type Writing } from './lines.ts';
import { precedenceOf } from './precedence.ts';
import { isLiteral, isLogic } from './walk.ts';

/**
 * Whether `a or (b or c)` keeps its parentheses, which show how the rule groups its values, or
 * drops them. The meaning is the same.
 */
export type Grouping = 'keep' | 'drop';

/** An expression on one line, with the parentheses that it needs. Remarks are left out. */
export function flat(expression: KqlExpression, grouping: Grouping): string {
  const out: Writing = { text: '', marks: undefined };
  write(expression, grouping, out);
  return out.text;
}

/** Writes an expression to a line; every part that has origins becomes a range. */
export function write(expression: KqlExpression, grouping: Grouping, out: Writing): void {
  if (out.marks === undefined) writeCode(expression, grouping, out);
  else writeRange(out, openingOf(expression), () => writeCode(expression, grouping, out));
}

/** The range that an expression becomes; none without origins. */
export function openingOf(expression: KqlExpression): Opening | undefined {
  const { origins } = expression;
  if (origins === undefined) return undefined;
  if (isLogic(expression)) return { part: 'group', origins };
  // A filter that is always true or false is a test, too.
  if (isLiteral(expression) && expression.kind !== 'bool') return { part: 'value', origins };
  return { part: 'test', origins, reads: expression };
}

function writeCode(expression: KqlExpression, grouping: Grouping, out: Writing): void {
  switch (expression.kind) {
    case 'and':
    case 'or':
      expression.operands.forEach((operand, index) => {
        if (index > 0) out.text += ` ${expression.kind} `;
        writeOperand(operand, expression, grouping, out);
      });
      return;
    case 'not':
      out.text += 'not(';
      write(expression.operand, grouping, out);
      out.text += ')';
      return;
    case 'noted':
      write(expression.operand, grouping, out);
      return;
    case 'binary':
      writeOperand(expression.left, expression, grouping, out);
      out.text += ` ${expression.operator} `;
      writeOperand(expression.right, expression, grouping, out);
      return;
    case 'in':
      writeOperand(expression.left, expression, grouping, out);
      out.text += ` ${expression.operator} (`;
      writeList(expression.values, grouping, out);
      out.text += ')';
      return;
    case 'call':
      out.text += `${expression.name}(`;
      writeList(expression.arguments, grouping, out);
      out.text += ')';
      return;
    case 'column':
      out.text += columnName(expression.name);
      return;
    case 'property':
      write(expression.base, grouping, out);
      out.text += accessor(expression.key);
      return;
    case 'string':
      out.text += quoted(expression.value);
      return;
    case 'regex':
      out.text += verbatim(expression.value);
      return;
    case 'number':
      out.text += expression.text;
      return;
    case 'bool':
      out.text += String(expression.value);
      return;
    case 'null':
      out.text += `${expression.type}(null)`;
      return;
    case 'datetime':
      out.text += `datetime(${expression.text})`;
      return;
    case 'timespan':
      out.text += timespan(expression.seconds);
      return;
    case 'query':
      out.text += `(${expression.text})`;
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

function writeOperand(operand: KqlExpression, parent: KqlExpression, grouping: Grouping, out: Writing): void {
  const isParenthesised = needsParentheses(operand, parent, grouping);
  if (isParenthesised) out.text += '(';
  write(operand, grouping, out);
  if (isParenthesised) out.text += ')';
}

function writeList(expressions: readonly KqlExpression[], grouping: Grouping, out: Writing): void {
  expressions.forEach((expression, index) => {
    if (index > 0) out.text += ', ';
    write(expression, grouping, out);
  });
}
