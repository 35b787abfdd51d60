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
  const called = new Set<string>();
  for (const { value } of query.lets) addCalls(value, called);
  addCalls(query.body, called);
  return { ...query, functions: [xmlText].filter(({ name }) => called.has(name)) };
}

function addCalls(pipeline: Pipeline, called: Set<string>): void {
  if (pipeline.source.kind === 'union') for (const part of pipeline.source.pipelines) addCalls(part, called);
  for (const operator of pipeline.operators) {
    switch (operator.kind) {
      case 'where':
        addCallsOf(operator.predicate, called);
        break;
      case 'extend':
      case 'project':
      case 'distinct':
        for (const { value } of operator.columns) addCallsOf(value, called);
        break;
      case 'summarize':
        for (const { value } of [...operator.aggregates, ...operator.by]) addCallsOf(value, called);
        break;
      case 'join':
        addCalls(operator.right, called);
        break;
      case 'mv-expand':
        addCallsOf(operator.column.value, called);
        break;
      case 'sort':
        break;
    }
  }
}

/** A set that grows, because generators that pass on what others yield are slow on deep conditions. */
function addCallsOf(expression: KqlExpression, called: Set<string>): void {
  switch (expression.kind) {
    case 'call':
      called.add(expression.name);
      for (const argument of expression.arguments) addCallsOf(argument, called);
      return;
    case 'and':
    case 'or':
      for (const operand of expression.operands) addCallsOf(operand, called);
      return;
    case 'not':
    case 'noted':
      addCallsOf(expression.operand, called);
      return;
    case 'binary':
      addCallsOf(expression.left, called);
      addCallsOf(expression.right, called);
      return;
    case 'in':
      addCallsOf(expression.left, called);
      return;
    case 'property':
      addCallsOf(expression.base, called);
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
