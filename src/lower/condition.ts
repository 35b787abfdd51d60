import { quote, suggestion, thousands, type Span } from '../diagnostics/index.ts';
import { testsOf, type Expression, type Selection } from '../ir/index.ts';
import type { ConditionIdentifier, ConditionNode, ConditionQuantifier } from '../parse/index.ts';
import { checkOperation } from './condition-checks.ts';
import type { LowerContext } from './context.ts';
import { combineAll, complete } from './expressions.ts';
import { selectNames } from './name-pattern.ts';
import { valuesPerCondition } from './limits.ts';
import { lowerQuantifier } from './quantifier.ts';

/** The search identifiers of a document, lowered, and which of them a condition has used. */
export interface Selections {
  /** By name, in the order of the rule; `undefined` if the identifier could not be lowered. */
  readonly operands: ReadonlyMap<string, Expression | undefined>;
  readonly used: Set<string>;
  /** How many values the uses so far stand for. */
  readonly written: { values: number };
}

/**
 * Lowers a condition: each use of a search identifier becomes a `selection` that holds its tests.
 * `undefined` after an error. The parser bounds the depth of the tree.
 */
export function lowerCondition(
  node: ConditionNode,
  selections: Selections,
  context: LowerContext,
): Expression | undefined {
  switch (node.kind) {
    case 'and':
    case 'or': {
      checkOperation(node, context);
      const operands = complete(node.operands.map((operand) => lowerCondition(operand, selections, context)));
      return operands && combineAll(node.kind, operands, node.span);
    }
    case 'not': {
      const operand = lowerCondition(node.operand, selections, context);
      return operand && { kind: 'not', operand, span: node.span };
    }
    case 'identifier':
      return lowerIdentifier(node, selections, context);
    case 'quantifier':
      return lowerChoice(node, selections, context);
  }
}

/** How many names are looked at for a suggestion. */
const suggestedNames = 1_000;

function lowerIdentifier(
  { name, span }: ConditionIdentifier,
  selections: Selections,
  context: LowerContext,
): Expression | undefined {
  if (selections.operands.has(name)) return selection(name, span, selections, context);
  const names = [...selections.operands.keys()].slice(0, suggestedNames);
  const message = `There is no search identifier ${quote(name)}.${suggestion(name, names)}`;
  context.diagnostics.report('selection-missing', span, message);
  return undefined;
}

function lowerChoice(
  node: ConditionQuantifier,
  selections: Selections,
  context: LowerContext,
): Expression | undefined {
  const names = selectNames([...selections.operands.keys()], node.pattern);
  if (names.length === 0) {
    const what =
      node.pattern === 'them'
        ? 'There is no search identifier'
        : `No search identifier matches ${quote(node.pattern)}`;
    context.diagnostics.report('selection-pattern-empty', node.span, `${what}.`);
    return undefined;
  }
  const operands = complete(names.map((name) => selection(name, node.span, selections, context)));
  return operands && lowerQuantifier(node, operands, context);
}

function selection(
  name: string,
  span: Span,
  { operands, used, written }: Selections,
  { diagnostics }: LowerContext,
): Selection | undefined {
  used.add(name);
  const operand = operands.get(name);
  if (operand === undefined) return undefined;
  const before = written.values;
  written.values += sizeOf(operand);
  if (written.values <= valuesPerCondition) return { kind: 'selection', name, operand, span };
  if (before <= valuesPerCondition) {
    const message = `The condition repeats its search identifiers so often that it tests more than ${thousands(valuesPerCondition)} values.`;
    diagnostics.report('expansion-too-large', span, message, {
      help: 'Name each search identifier once, and group them with parentheses.',
    });
  }
  return undefined;
}

const sizes = new WeakMap<Expression, number>();

/** How many values an expression tests; looked up after the first time, since conditions repeat names. */
function sizeOf(expression: Expression): number {
  let size = sizes.get(expression);
  if (size === undefined) {
    size = 1;
    for (const test of testsOf(expression)) size += test.values.length;
    sizes.set(expression, size);
  }
  return size;
}
