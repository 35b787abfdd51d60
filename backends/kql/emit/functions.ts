import type { FunctionStatement, KqlExpression, Pipeline, Query } from '../ast.ts';
import { call, column, text } from '../build.ts';
import { childrenOf, expressionsOf, innerPipelines, pipelinesOf } from '../walk.ts';

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
  for (const pipeline of pipelinesOf(query)) addCalls(pipeline, called);
  return { ...query, functions: [xmlText].filter(({ name }) => called.has(name)) };
}

function addCalls(pipeline: Pipeline, called: Set<string>): void {
  for (const operator of pipeline.operators) {
    for (const expression of expressionsOf(operator)) addCallsOf(expression, called);
  }
  for (const inner of innerPipelines(pipeline)) addCalls(inner, called);
}

/** A set that grows, because generators that pass on what others yield are slow on deep conditions. */
function addCallsOf(expression: KqlExpression, called: Set<string>): void {
  if (expression.kind === 'call') called.add(expression.name);
  for (const child of childrenOf(expression)) addCallsOf(child, called);
}
