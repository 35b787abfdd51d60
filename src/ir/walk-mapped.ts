import type { ColumnExpression, ColumnTest, MappedExpression } from './mapped.ts';

/** The expressions directly inside a mapped expression, in the order of the rule. */
export function mappedChildrenOf(expression: MappedExpression): readonly MappedExpression[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands;
    case 'not':
    case 'selection':
      return [expression.operand];
    case 'column':
    case 'constant':
      return [];
  }
}

/** Every test of a mapped expression, in the order of the rule. */
export function* columnTestsOf(expression: MappedExpression): Generator<ColumnTest> {
  if (expression.kind === 'column') yield expression;
  for (const child of mappedChildrenOf(expression)) yield* columnTestsOf(child);
}

/** The names of the columns that a column expression reads. */
export function columnNames(column: ColumnExpression): readonly string[] {
  switch (column.kind) {
    case 'plain':
      return [column.name];
    case 'property':
    case 'xml-data':
      return [column.base.name];
    case 'joined':
      return column.parts.flatMap(columnNames);
    case 'first-filled':
      return column.alternatives.flatMap(columnNames);
    case 'converted':
      return columnNames(column.operand);
  }
}
