import type { MappedExpression, MappedRule } from '../../../src/ir/index.ts';
import { emitColumn } from '../emit/column.ts';
import { emitExpression } from '../emit/emit.ts';
import { flat } from '../flat.ts';

/** More rules than this in the place of one are no help to whoever has to look after them. */
const mostParts = 50;

/** How much longer than its share a part may turn out, because alternatives are dealt out by number. */
const slack = 1.1;

/**
 * Rules of which none is longer than `longest`, and which together match exactly what a rule matches: the
 * alternatives of its condition, dealt out in their order, each part with everything that they stand
 * beside. That is `A and (B or C)` read as `A and B` or `A and C`, which holds where operands can't be
 * decided as well; an event that matches several alternatives may be found by several parts. Undefined if
 * the rule has too few alternatives, or if that took more than 50 parts.
 */
export function splitRule(
  rule: MappedRule,
  longest: number,
  lengthOf: (part: MappedRule) => number,
): readonly MappedRule[] | undefined {
  const parts: MappedRule[] = [];
  const waiting: MappedRule[] = [rule];
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const length = lengthOf(part);
    if (length <= longest) parts.push(part);
    else {
      const smaller = divided(part, Math.ceil((slack * length) / longest));
      if (smaller.length < 2) return undefined;
      waiting.unshift(...smaller);
    }
    if (parts.length + waiting.length > mostParts) return undefined;
  }
  return parts;
}

/** The rule in about `count` parts of equally many alternatives, as far as it has so many. */
function divided(rule: MappedRule, count: number): readonly MappedRule[] {
  const alternatives = alternativesOf(rule.condition);
  const share = Math.ceil(alternatives / count);
  const parts: MappedRule[] = [];
  for (let from = 0; from < alternatives; from += share) {
    const condition = restricted(rule.condition, { from, to: from + share });
    if (condition !== undefined) parts.push({ ...rule, condition });
  }
  return parts;
}

/** How many alternatives an expression has that can be told apart; one if it has none. */
function alternativesOf(expression: MappedExpression): number {
  switch (expression.kind) {
    case 'or':
      return expression.operands.reduce((sum, operand) => sum + alternativesOf(operand), 0);
    case 'and': {
      const divisible = expression.operands[divisibleOperand(expression.operands)];
      return divisible === undefined ? 1 : alternativesOf(divisible);
    }
    case 'selection':
      return alternativesOf(expression.operand);
    case 'column':
      return expression.quantifier === 'any' ? expression.values.length : 1;
    case 'not':
    case 'constant':
      return 1;
  }
}

/** Alternatives of an expression by their number, counted from 0; the last one is not among them. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The expression with the alternatives of a range only; undefined if the range has none of them. */
function restricted(expression: MappedExpression, range: Range): MappedExpression | undefined {
  if (range.to <= 0 || range.from >= alternativesOf(expression)) return undefined;
  switch (expression.kind) {
    case 'or': {
      let before = 0;
      const operands = expression.operands.flatMap((operand) => {
        const inner = { from: range.from - before, to: range.to - before };
        before += alternativesOf(operand);
        return restricted(operand, inner) ?? [];
      });
      const [only] = operands;
      return operands.length === 1 ? only : { ...expression, operands };
    }
    case 'and': {
      const divisible = divisibleOperand(expression.operands);
      return {
        ...expression,
        operands: expression.operands.map((operand, index) =>
          index === divisible ? (restricted(operand, range) ?? operand) : operand,
        ),
      };
    }
    case 'selection': {
      const operand = restricted(expression.operand, range);
      return operand && { ...expression, operand };
    }
    case 'column':
      return expression.quantifier === 'any'
        ? { ...expression, values: expression.values.slice(Math.max(0, range.from), range.to) }
        : expression;
    case 'not':
    case 'constant':
      return expression;
  }
}

/** Which operand of an `and` is divided: the longest that has alternatives; -1 if none has. */
function divisibleOperand(operands: readonly MappedExpression[]): number {
  const sizes = operands.map((operand) => (alternativesOf(operand) > 1 ? sizeOf(operand) : -1));
  const largest = Math.max(...sizes);
  return largest < 0 ? -1 : sizes.indexOf(largest);
}

function sizeOf(expression: MappedExpression): number {
  return flat(emitExpression(expression, emitColumn), 'drop').length;
}
