import type { MappedCorrelation } from './mapped-correlation.ts';
import type { ColumnExpression, ColumnTest, MappedExpression, MappedRule } from './mapped.ts';

/** The rules whose events a query reads: the rule itself, or every base rule of a correlation. */
export function eventRules(mapped: MappedRule | MappedCorrelation): readonly MappedRule[] {
  if (mapped.kind === 'rule') return [mapped];
  return mapped.bases.flatMap((base) => eventRules(base.kind === 'events' ? base.events : base.correlation));
}

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
    case 'xml-element':
      return [column.base.name];
    case 'joined':
      return column.parts.flatMap(columnNames);
    case 'first-filled':
      return column.alternatives.flatMap(columnNames);
    case 'converted':
      return columnNames(column.operand);
  }
}
