import type { ColumnExpression, ColumnTest, MappedExpression } from '../ir/index.ts';

/** The names of the columns that an expression reads, sorted, each once. */
export function columnsIn(...expressions: readonly MappedExpression[]): readonly string[] {
  const names = expressions.flatMap((expression) =>
    [...columnTestsIn(expression)].flatMap(({ column, values }) => [
      ...namesIn(column),
      ...values.flatMap((value) => (value.kind === 'column-reference' ? namesIn(value.column) : [])),
    ]),
  );
  return [...new Set(names)].sort();
}

/** The names of the columns that a column expression reads. */
export function namesIn(column: ColumnExpression): readonly string[] {
  switch (column.kind) {
    case 'plain':
      return [column.name];
    case 'property':
    case 'xml-data':
      return [column.base.name];
    case 'joined':
      return column.parts.flatMap(namesIn);
    case 'first-filled':
      return column.alternatives.flatMap(namesIn);
    case 'converted':
      return namesIn(column.operand);
  }
}

/** The expressions directly inside an expression. */
export function partsOf(expression: MappedExpression): readonly MappedExpression[] {
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

function* columnTestsIn(expression: MappedExpression): Generator<ColumnTest> {
  if (expression.kind === 'column') yield expression;
  for (const part of partsOf(expression)) yield* columnTestsIn(part);
}
