import type { KqlExpression, Pipeline, Query, TermParameter } from '../ast.ts';
import { isLogic, mapInnerPipelines, mapPipelines } from '../walk.ts';
import { mostTerms } from './prefilter-chains.ts';
import { impliedTerms, type TermFilter } from './implied-terms.ts';
import { parserParameters } from './parser-parameters.ts';
import { visitFilters } from './rewrite.ts';
import { foldAscii } from './text-test.ts';

/**
 * Passes terms to ASIM parsers as parameters, by name: the parser then filters its sources before it
 * normalises them. A parameter keeps the rows whose column has one of the terms; it is passed only if
 * every branch of the query's filters implies one of them, so no row is lost. The filters stay. Only
 * parameters that mean the same for every source are used (`parser-parameters.ts`).
 * https://learn.microsoft.com/azure/sentinel/normalization-about-parsers#optimizing-parsing-using-parameters
 */
export function pushDown(query: Query): Query {
  return mapPipelines(query, withParameters);
}

function withParameters(pipeline: Pipeline): Pipeline {
  const inner = mapInnerPipelines(pipeline, withParameters);
  const { source } = inner;
  if (source.kind === 'union') return inner;
  const parameters = parserParameters
    .filter(({ parsers }) => parsers.includes(source.name))
    .flatMap(({ name, column, accepts }): readonly TermParameter[] => {
      const terms = termsOfFilters(pipeline, column, accepts);
      return terms === undefined || terms.length > mostTerms ? [] : [{ name, terms }];
    });
  return parameters.length === 0 ? inner : { ...inner, source: { ...source, parameters } };
}

/** The fewest terms of which every row that passes the filters has one. */
function termsOfFilters(
  body: Pipeline,
  column: string,
  accepts: TermFilter | undefined,
): readonly string[] | undefined {
  const found: (readonly string[])[] = [];
  visitFilters(
    { functions: [], lets: [], body: { ...body, source: { kind: 'name', name: '' } } },
    (predicate, scope) => {
      const terms = scope.isStored(column) ? termsOf(predicate, column, accepts) : undefined;
      if (terms !== undefined) found.push(terms);
    },
  );
  return fewest(found);
}

function termsOf(
  expression: KqlExpression,
  column: string,
  accepts: TermFilter | undefined,
): readonly string[] | undefined {
  if (!isLogic(expression)) {
    const implied = impliedTerms(expression, accepts);
    return implied?.column === column ? distinct(implied.terms) : undefined;
  }
  switch (expression.kind) {
    case 'and':
      return fewest(expression.operands.flatMap((operand) => maybe(termsOf(operand, column, accepts))));
    case 'or': {
      const terms = expression.operands.map((operand) => termsOf(operand, column, accepts));
      return terms.includes(undefined) ? undefined : distinct(terms.flatMap((some) => some ?? []));
    }
    case 'noted':
      return termsOf(expression.operand, column, accepts);
    case 'not':
      return undefined;
  }
}

function maybe<T>(item: T | undefined): readonly T[] {
  return item === undefined ? [] : [item];
}

function fewest(sets: readonly (readonly string[])[]): readonly string[] | undefined {
  return sets.toSorted((a, b) => a.length - b.length)[0];
}

function distinct(terms: readonly string[]): readonly string[] {
  return [...new Map(terms.map((term) => [foldAscii(term), term])).values()];
}
