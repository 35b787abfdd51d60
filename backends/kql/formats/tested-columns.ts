import type {
  ColumnExpression,
  ColumnTest,
  MappedCorrelation,
  MappedExpression,
  MappedRule,
} from '../../../src/ir/index.ts';

/** Names of the columns that a rule tests as they are, each once, in the order of the rule. */
export function testedColumns(mapped: MappedRule | MappedCorrelation): readonly string[] {
  if (mapped.kind === 'correlation') return mapped.rule.groupBy;
  return [...new Set(testsOf(mapped.condition).flatMap(({ column }) => plainColumns(column)))];
}

/** Names of all columns that a rule's query reads of its table. */
export function readColumns({ implied, condition }: MappedRule): readonly string[] {
  return [...implied, condition]
    .flatMap(testsOf)
    .flatMap(({ column, values }) => [
      ...baseColumns(column),
      ...values.flatMap((value) => (value.kind === 'column-reference' ? baseColumns(value.column) : [])),
    ]);
}

function testsOf(expression: MappedExpression): readonly ColumnTest[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.flatMap(testsOf);
    case 'not':
    case 'selection':
      return testsOf(expression.operand);
    case 'column':
      return [expression];
    case 'constant':
      return [];
  }
}

/** The columns that an expression reads as they are: alternatives count, parts of values do not. */
function plainColumns(column: ColumnExpression): readonly string[] {
  return column.kind === 'property' || column.kind === 'xml-data' || column.kind === 'xml-element'
    ? []
    : column.kind === 'plain'
      ? [column.name]
      : operandsOf(column).flatMap(plainColumns);
}

/** Every column that an expression reads, also where it takes a part of its value. */
function baseColumns(column: ColumnExpression): readonly string[] {
  return column.kind === 'plain' ? [column.name] : operandsOf(column).flatMap(baseColumns);
}

function operandsOf(column: Exclude<ColumnExpression, { kind: 'plain' }>): readonly ColumnExpression[] {
  switch (column.kind) {
    case 'first-filled':
      return column.alternatives;
    case 'converted':
      return [column.operand];
    case 'joined':
      return column.parts;
    case 'property':
    case 'xml-data':
    case 'xml-element':
      return [column.base];
  }
}
