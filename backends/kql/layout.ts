import type { InExpression, KqlExpression, LogicalExpression, NotExpression } from './ast.ts';
import { flat, needsParentheses, openingOf, withoutNotes, write } from './flat.ts';
import { hanging, indent, indented, leadBy, lineOf, ranged, type Line } from './lines.ts';
import { isLogic, operandsOf, someChild } from './walk.ts';

const widest = 110;

/**
 * An expression over as many lines as it needs, the first of which starts with `lead`.
 * A group that fits on a line stays on it; otherwise each operand, and each value of a list, gets a
 * line of its own, so that a changed value is a changed line. Remarks become comments. The ranges of
 * the parts that have origins are marked if that `isTraced`.
 */
export function layOut(expression: KqlExpression, lead: string, isTraced: boolean): readonly Line[] {
  const lines = leadBy(lead, linesOf(expression, widest - lead.length, isTraced));
  return hangs(expression) ? hanging(lines) : lines;
}

function linesOf(expression: KqlExpression, width: number, isTraced: boolean): readonly Line[] {
  if (expression.kind === 'noted') {
    return withComment(linesOf(expression.operand, width, isTraced), expression.note);
  }
  if (!hasNotes(expression) && mayFit(expression, width)) {
    const line = flatLine(expression, isTraced);
    if (line.code.length <= width) return [line];
  }
  if (!isLogic(expression) && expression.kind !== 'in') return [flatLine(expression, isTraced)];
  const lines = brokenLines(expression, width, isTraced);
  return isTraced ? ranged(lines, openingOf(expression)) : lines;
}

function flatLine(expression: KqlExpression, isTraced: boolean): Line {
  return isTraced
    ? lineOf(isTraced, (out) => write(expression, 'drop', out))
    : { code: flat(expression, 'drop') };
}

function brokenLines(
  expression: LogicalExpression | NotExpression | InExpression,
  width: number,
  isTraced: boolean,
): readonly Line[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return operationLines(expression, width, isTraced);
    case 'not':
      return notLines(expression, width, isTraced);
    case 'in':
      return inLines(expression, isTraced);
  }
}

function operationLines(expression: LogicalExpression, width: number, isTraced: boolean): readonly Line[] {
  const inner = width - indent.length;
  const lines: Line[] = [];
  for (const operand of expression.operands) {
    const own = needsParentheses(operand, expression, 'drop')
      ? inParentheses(operand, inner, isTraced)
      : linesOf(operand, inner, isTraced);
    for (const line of lines.length === 0 ? own : leadBy(`${expression.kind} `, own)) lines.push(line);
  }
  return lines;
}

function inParentheses(operand: KqlExpression, width: number, isTraced: boolean): readonly Line[] {
  const lines = linesOf(withoutNotes(operand), width, isTraced);
  const [only] = lines;
  const block =
    lines.length === 1 && only !== undefined
      ? leadBy('(', [{ ...only, code: `${only.code})` }])
      : [{ code: '(' }, ...indented(lines), { code: ')' }];
  return operand.kind === 'noted' ? withComment(block, operand.note) : block;
}

function notLines(expression: NotExpression, width: number, isTraced: boolean): readonly Line[] {
  const { operand } = expression;
  if (operand.kind === 'noted') {
    const inner = linesOf({ kind: 'not', operand: operand.operand }, width, isTraced);
    return withComment(inner, operand.note);
  }
  return [
    { code: 'not(' },
    ...indented(linesOf(expression.operand, width - indent.length, isTraced)),
    { code: ')' },
  ];
}

function inLines(expression: InExpression, isTraced: boolean): readonly Line[] {
  const last = expression.values.length - 1;
  const values = expression.values.map((value, index) => {
    const line = flatLine(value, isTraced);
    return index === last ? line : { ...line, code: `${line.code},` };
  });
  return [
    { code: `${flat(expression.left, 'drop')} ${expression.operator} (` },
    ...indented(values),
    { code: ')' },
  ];
}

/** Behind the only line, or on a line of its own before several. */
function withComment(lines: readonly Line[], comment: string): readonly Line[] {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.comment === undefined) return [{ ...only, comment }];
  return [{ code: '', comment }, ...lines];
}

/** Whether the lines after the first continue it, rather than standing between brackets. */
function hangs(expression: KqlExpression): boolean {
  const { kind } = withoutNotes(expression);
  return kind === 'and' || kind === 'or';
}

/** Whether an expression could be as short as `width`; saves writing long ones only to measure them. */
function mayFit(expression: KqlExpression, width: number): boolean {
  return shortest(expression, width) <= width;
}

/** A lower bound for the length of an expression on one line; stops counting behind `enough`. */
function shortest(expression: KqlExpression, enough: number): number {
  if (expression.kind === 'string' || expression.kind === 'regex') return expression.value.length + 2;
  if (expression.kind === 'column') return expression.name.length;
  let length = 0;
  someChild(expression, (child) => {
    length += shortest(child, enough) + 1;
    return length > enough;
  });
  return length;
}

function hasNotes(expression: KqlExpression): boolean {
  if (!isLogic(expression)) return false;
  return expression.kind === 'noted' || operandsOf(expression).some(hasNotes);
}
