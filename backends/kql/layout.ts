import { printable } from '../../src/diagnostics/index.ts';
import type { InExpression, KqlExpression, LogicalExpression, NotExpression } from './ast.ts';
import { flat, needsParentheses, withoutNotes } from './flat.ts';
import { childrenOf, isLiteral, isLogic, operandsOf } from './walk.ts';

const widest = 110;
const indent = '    ';

/**
 * An expression over as many lines as it needs, the first of which starts with `lead`.
 * A group that fits on a line stays on it; otherwise each operand, and each value of a list, gets a
 * line of its own, so that a changed value is a changed line. Remarks become comments.
 */
export function layOut(expression: KqlExpression, lead: string): string[] {
  const lines = leadBy(lead, linesOf(expression, widest - lead.length));
  return hangs(expression) ? hanging(lines).map(textOf) : lines.map(textOf);
}

/** A line to be: code and comment are kept apart, so that code can still be put around the code. */
interface Line {
  readonly code: string;
  readonly comment?: string;
}

function linesOf(expression: KqlExpression, width: number): readonly Line[] {
  if (expression.kind === 'noted') return withComment(linesOf(expression.operand, width), expression.note);
  if (!hasNotes(expression)) {
    const code = mayFit(expression, width) ? flat(expression, 'drop') : undefined;
    if (code !== undefined && code.length <= width) return [{ code }];
  }
  if (expression.kind === 'in') return inLines(expression);
  if (!isLogic(expression)) return [{ code: flat(expression, 'drop') }];
  return expression.kind === 'not' ? notLines(expression, width) : operationLines(expression, width);
}

function operationLines(expression: LogicalExpression, width: number): readonly Line[] {
  const inner = width - indent.length;
  return expression.operands.flatMap((operand, index) => {
    const lead = index === 0 ? '' : `${expression.kind} `;
    const parenthesised = needsParentheses(operand, expression, 'drop');
    return leadBy(lead, parenthesised ? inParentheses(operand, inner) : linesOf(operand, inner));
  });
}

function inParentheses(operand: KqlExpression, width: number): readonly Line[] {
  const lines = linesOf(withoutNotes(operand), width);
  const [only] = lines;
  const block =
    lines.length === 1 && only !== undefined
      ? [{ ...only, code: `(${only.code})` }]
      : [{ code: '(' }, ...indented(lines), { code: ')' }];
  return operand.kind === 'noted' ? withComment(block, operand.note) : block;
}

function notLines(expression: NotExpression, width: number): readonly Line[] {
  const { operand } = expression;
  if (operand.kind === 'noted') {
    return withComment(linesOf({ kind: 'not', operand: operand.operand }, width), operand.note);
  }
  return [{ code: 'not(' }, ...indented(linesOf(expression.operand, width - indent.length)), { code: ')' }];
}

function inLines(expression: InExpression): readonly Line[] {
  const last = expression.values.length - 1;
  const values = expression.values.map((value, index) => ({
    code: flat(value, 'drop') + (index === last ? '' : ','),
  }));
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

/** Puts `lead` before the first line that has code, and aligns nothing: stable lines diff better. */
function leadBy(lead: string, lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((line) => line.code.trim() !== '');
  return lines.map((line, index) => (index === first ? { ...line, code: lead + line.code } : line));
}

/** Whether the lines after the first continue it, rather than standing between brackets. */
function hangs(expression: KqlExpression): boolean {
  const { kind } = withoutNotes(expression);
  return kind === 'and' || kind === 'or';
}

function hanging(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((line) => line.code.trim() !== '');
  return lines.map((line, index) => (index > first ? { ...line, code: indent + line.code } : line));
}

function indented(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({ ...line, code: indent + line.code }));
}

function textOf(line: Line): string {
  if (line.comment === undefined) return line.code;
  const comment = `// ${remark(line.comment)}`;
  return line.code.trim() === '' ? line.code + comment : `${line.code} ${comment}`;
}

/** A comment must not end before its line does, whatever a rule calls its search identifiers. */
function remark(text: string): string {
  const shown = printable(text);
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}

/** Whether an expression could be as short as `width`; saves writing long ones only to measure them. */
function mayFit(expression: KqlExpression, width: number): boolean {
  return shortest(expression, width) <= width;
}

/** A lower bound for the length of an expression on one line; stops counting behind `enough`. */
function shortest(expression: KqlExpression, enough: number): number {
  if (isLiteral(expression)) return 'value' in expression ? String(expression.value).length : 1;
  let length = expression.kind === 'column' ? expression.name.length : 0;
  for (const child of childrenOf(expression)) {
    length += shortest(child, enough) + 1;
    if (length > enough) return length;
  }
  return length;
}

function hasNotes(expression: KqlExpression): boolean {
  if (!isLogic(expression)) return false;
  return expression.kind === 'noted' || operandsOf(expression).some(hasNotes);
}
