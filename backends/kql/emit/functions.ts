import type { FunctionStatement, KqlExpression, Pipeline, Query } from '../ast.ts';
import { call, column, text } from '../build.ts';
import { expressionsOf, innerPipelines, pipelinesOf, visitAll } from '../walk.ts';

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
    for (const expression of expressionsOf(operator)) {
      visitAll(expression, (each) => {
        if (each.kind === 'call') called.add(each.name);
      });
    }
  }
  for (const inner of innerPipelines(pipeline)) addCalls(inner, called);
}
