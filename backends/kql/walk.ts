import type {
  KqlExpression,
  Literal,
  LogicalExpression,
  NotedExpression,
  NotExpression,
  Pipeline,
  Query,
  TabularOperator,
} from './ast.ts';

/** The kinds that combine conditions; everything else is a test or a part of one. */
export type LogicExpression = LogicalExpression | NotExpression | NotedExpression;

/** What is true or false, or a value, without a condition inside that could stand on its own. */
export type TestExpression = Exclude<KqlExpression, LogicExpression>;

/** Whether an expression combines conditions. */
export function isLogic(expression: KqlExpression): expression is LogicExpression {
  return roles[expression.kind] === 'logic';
}

/** Whether an expression is a constant. */
export function isLiteral(expression: KqlExpression): expression is Literal {
  return roles[expression.kind] === 'literal';
}

/** The conditions that an expression combines, in the order of the text. */
export function operandsOf(expression: LogicExpression): readonly KqlExpression[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands;
    case 'not':
    case 'noted':
      return [expression.operand];
  }
}

/** The same combination of other conditions; `map` gets them in the order of the text. */
export function mapOperands<Logic extends LogicExpression>(
  expression: Logic,
  map: (operand: KqlExpression, index: number) => KqlExpression,
): Logic;
export function mapOperands(
  expression: LogicExpression,
  map: (operand: KqlExpression, index: number) => KqlExpression,
): LogicExpression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map(map) };
    case 'not':
    case 'noted':
      return { ...expression, operand: map(expression.operand, 0) };
  }
}

/**
 * Whether `test` is true of an expression directly inside an expression. Asks in the order of the text, and
 * stops at the first; makes no lists, because the trees of rules with long lists are large.
 */
export function someChild(expression: KqlExpression, test: (child: KqlExpression) => boolean): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.some(test);
    case 'not':
    case 'noted':
      return test(expression.operand);
    case 'binary':
      return test(expression.left) || test(expression.right);
    case 'in':
      return test(expression.left) || expression.values.some(test);
    case 'call':
      return expression.arguments.some(test);
    case 'property':
      return test(expression.base);
    case 'column':
    case 'string':
    case 'regex':
    case 'number':
    case 'bool':
    case 'null':
    case 'datetime':
    case 'timespan':
    case 'query':
      return false;
  }
}

/** Calls `visit` with an expression and everything inside it, in the order of the text. */
export function visitAll(expression: KqlExpression, visit: (each: KqlExpression) => void): void {
  visit(expression);
  someChild(expression, (child) => {
    visitAll(child, visit);
    return false;
  });
}

/** The expressions directly inside a step of a pipeline, in the order of the text. */
export function expressionsOf(operator: TabularOperator): readonly KqlExpression[] {
  switch (operator.kind) {
    case 'where':
      return [operator.predicate];
    case 'extend':
    case 'project':
    case 'distinct':
      return operator.columns.map(({ value }) => value);
    case 'summarize':
      return [...operator.aggregates, ...operator.by].map(({ value }) => value);
    case 'mv-expand':
      return [operator.column.value];
    case 'sort':
    case 'join':
      return [];
  }
}

/** The pipelines directly inside a pipeline, in the order of the text. */
export function innerPipelines({ source, operators }: Pipeline): readonly Pipeline[] {
  const joined = operators.flatMap((operator) => (operator.kind === 'join' ? [operator.right] : []));
  return source.kind === 'union' ? [...source.pipelines, ...joined] : joined;
}

/** The same pipeline around other pipelines. */
export function mapInnerPipelines(pipeline: Pipeline, map: (inner: Pipeline) => Pipeline): Pipeline {
  const { source, operators } = pipeline;
  return {
    ...pipeline,
    source: source.kind === 'union' ? { ...source, pipelines: source.pipelines.map(map) } : source,
    operators: operators.map((operator) =>
      operator.kind === 'join' ? { ...operator, right: map(operator.right) } : operator,
    ),
  };
}

/** The outermost pipelines of a query: its named tables, then its result. */
export function pipelinesOf({ lets, body }: Query): readonly Pipeline[] {
  return [...lets.map(({ value }) => value), body];
}

/** The same query over other pipelines. */
export function mapPipelines(query: Query, map: (pipeline: Pipeline) => Pipeline): Query {
  return {
    ...query,
    lets: query.lets.map((statement) => ({ ...statement, value: map(statement.value) })),
    body: map(query.body),
  };
}

const roles = {
  and: 'logic',
  or: 'logic',
  not: 'logic',
  noted: 'logic',
  binary: 'test',
  in: 'test',
  call: 'test',
  column: 'test',
  property: 'test',
  string: 'literal',
  regex: 'literal',
  number: 'literal',
  bool: 'literal',
  null: 'literal',
  datetime: 'literal',
  timespan: 'literal',
  query: 'literal',
} as const satisfies Record<KqlExpression['kind'], 'logic' | 'test' | 'literal'>;
