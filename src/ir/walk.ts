import type { Expression, FieldTest, KeywordTest } from './expression.ts';

/** The expressions directly inside an expression, in the order of the rule. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands;
    case 'not':
    case 'selection':
      return [expression.operand];
    case 'field':
    case 'keyword':
    case 'constant':
      return [];
  }
}

/** A search identifier for people. Those of filters have any name, so they are told from the rule's by their filter. */
export function selectionLabel({
  name,
  filter,
}: {
  readonly name: string;
  readonly filter?: string;
}): string {
  return filter === undefined ? name : `${name} (filter: ${filter})`;
}

/**
 * Computes a value for an expression from the values of its children, children first. A subtree that is
 * used several times is computed several times.
 */
export function fold<T>(expression: Expression, combine: (node: Expression, children: readonly T[]) => T): T {
  return combine(
    expression,
    childrenOf(expression).map((child) => fold(child, combine)),
  );
}

/** Every test of an expression, in the order of the rule. */
export function testsOf(expression: Expression): readonly (FieldTest | KeywordTest)[] {
  const tests: (FieldTest | KeywordTest)[] = [];
  const visit = (node: Expression): void => {
    if (node.kind === 'field' || node.kind === 'keyword') tests.push(node);
    else for (const child of childrenOf(node)) visit(child);
  };
  visit(expression);
  return tests;
}
