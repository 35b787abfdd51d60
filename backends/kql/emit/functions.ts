import type { FunctionStatement, KqlExpression, Pipeline, Query } from '../ast.ts';
import { call, column, text } from '../build.ts';

/**
 * `XmlText(xml)`: text of an XML element with its entities resolved, the ampersand last, so that
 * nothing is resolved twice. Windows events are stored with entities in `EventData`.
 */
export const xmlText: FunctionStatement = {
  name: 'XmlText',
  parameter: 'xml',
  body: [
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&apos;', "'"],
    ['&amp;', '&'],
  ].reduce<KqlExpression>(
    (inner, [entity = '', character = '']) => call('replace_string', inner, text(entity), text(character)),
    column('xml'),
  ),
};

/** Declares the functions of this module that the query calls. */
export function declareFunctions(query: Query): Query {
  const called = new Set(
    [...query.lets.map(({ value }) => value), query.body].flatMap((pipeline) => [...callsIn(pipeline)]),
  );
  return { ...query, functions: [xmlText].filter(({ name }) => called.has(name)) };
}

function* callsIn(pipeline: Pipeline): Generator<string> {
  if (pipeline.source.kind === 'union') for (const part of pipeline.source.pipelines) yield* callsIn(part);
  for (const operator of pipeline.operators) {
    switch (operator.kind) {
      case 'where':
        yield* callsOf(operator.predicate);
        break;
      case 'extend':
      case 'project':
      case 'distinct':
        for (const { value } of operator.columns) yield* callsOf(value);
        break;
      case 'summarize':
        for (const { value } of [...operator.aggregates, ...operator.by]) yield* callsOf(value);
        break;
      case 'join':
        yield* callsIn(operator.right);
        break;
      case 'mv-expand':
        yield* callsOf(operator.column.value);
        break;
      case 'sort':
        break;
    }
  }
}

function* callsOf(expression: KqlExpression): Generator<string> {
  switch (expression.kind) {
    case 'call':
      yield expression.name;
      for (const argument of expression.arguments) yield* callsOf(argument);
      return;
    case 'and':
    case 'or':
      for (const operand of expression.operands) yield* callsOf(operand);
      return;
    case 'not':
    case 'noted':
      yield* callsOf(expression.operand);
      return;
    case 'binary':
      yield* callsOf(expression.left);
      yield* callsOf(expression.right);
      return;
    case 'in':
      yield* callsOf(expression.left);
      return;
    case 'property':
      yield* callsOf(expression.base);
      return;
    case 'column':
    case 'string':
    case 'regex':
    case 'number':
    case 'bool':
    case 'null':
    case 'datetime':
    case 'timespan':
    case 'query':
      return;
  }
}
