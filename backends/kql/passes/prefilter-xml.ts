import type { KqlExpression, Origins, Pipeline, Query, TabularOperator } from '../ast.ts';
import { binary, column, text } from '../build.ts';
import { xmlText } from '../emit/functions.ts';
import { inherit, originsIn, unite } from '../origins.ts';
import { isLogic, mapInnerPipelines, mapPipelines } from '../walk.ts';
import { groupBy } from './group-by.ts';
import { impliedTerms } from './implied-terms.ts';
import { mostTerms } from './prefilter-chains.ts';
import { foldAscii } from './text-test.ts';

/** Of several terms that all have to be there, so many are looked up: each rules fewer further rows out. */
const mostLookups = 3;

/**
 * Looks the terms of tests on event XML up before the XML is taken apart: if `A` is read out of
 * `EventData`, and a test of A implies the term "powershell", then so does `EventData has "powershell"`,
 * which the index answers. A term is a run of letters and digits, which the XML holds as it is; what bounds
 * it in the text is in the XML the same character, an entity, or the end of the element, so it is bounded
 * there, too. The lookups are added, so that nothing around the tests matters.
 */
export function prefilterXml(query: Query): Query {
  return mapPipelines(query, prefiltered);
}

function prefiltered(pipeline: Pipeline): Pipeline {
  const inner = mapInnerPipelines(pipeline, prefiltered);
  const { operators } = inner;
  const first = operators.findIndex(({ kind }) => kind !== 'where');
  const lookups = lookupsOf(operators);
  if (lookups.length === 0) return inner;
  const filters = lookups.map((lookup): TabularOperator => ({ kind: 'where', predicate: written(lookup) }));
  return { ...inner, operators: [...operators.slice(0, first), ...filters, ...operators.slice(first)] };
}

/** A stored column, and terms of which it has at least one in every row that gets through. */
interface Lookup {
  readonly base: string;
  readonly terms: readonly string[];
  /** Of the tests that imply it. */
  readonly origins: Origins | undefined;
}

/** What the filters at the start of a pipeline imply for the columns that XML is read from, the rarest first. */
function lookupsOf(operators: readonly TabularOperator[]): readonly Lookup[] {
  const computed = new Set<string>();
  const bases = new Map<string, string>();
  const lookups: Lookup[] = [];
  for (const operator of operators) {
    if (operator.kind === 'where') {
      for (const conjunct of conjunctsOf(operator.predicate)) {
        const lookup = lookupOf(conjunct, bases);
        if (lookup !== undefined) lookups.push(lookup);
      }
    } else if (operator.kind === 'extend') {
      for (const { name, value } of operator.columns) {
        const base = xmlColumn(value);
        if (base === undefined || computed.has(base)) bases.delete(name);
        else bases.set(name, base);
        computed.add(name);
      }
    } else break;
  }
  const alike = groupBy(lookups, ({ base, terms }) => JSON.stringify([base, terms]));
  return [...alike.values()]
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [{ ...first, origins: unite([first, ...others].map(({ origins }) => origins)) }],
    )
    .toSorted(byRarity)
    .slice(0, mostLookups);
}

function conjunctsOf(predicate: KqlExpression): readonly KqlExpression[] {
  if (predicate.kind === 'noted') return conjunctsOf(predicate.operand);
  return predicate.kind === 'and' ? predicate.operands.flatMap(conjunctsOf) : [predicate];
}

/** The column of which `XmlText(extract("…", 1, column))` reads an element. */
function xmlColumn(value: KqlExpression): string | undefined {
  if (value.kind !== 'call' || value.name !== xmlText.name) return undefined;
  const [extract] = value.arguments;
  const source = extract?.kind === 'call' && extract.name === 'extract' ? extract.arguments[2] : undefined;
  return source?.kind === 'column' ? source.name : undefined;
}

function lookupOf(expression: KqlExpression, bases: ReadonlyMap<string, string>): Lookup | undefined {
  if (!isLogic(expression)) {
    const implied = impliedTerms(expression);
    const base = implied && bases.get(implied.column);
    return implied && base !== undefined ? lookupIn(base, implied.terms, originsIn(expression)) : undefined;
  }
  switch (expression.kind) {
    case 'and':
      return expression.operands.flatMap((operand) => lookupOf(operand, bases) ?? []).toSorted(byRarity)[0];
    case 'or': {
      const lookups = expression.operands.map((operand) => lookupOf(operand, bases));
      const base = lookups[0]?.base;
      if (base === undefined || lookups.some((lookup) => lookup?.base !== base)) return undefined;
      return lookupIn(
        base,
        lookups.flatMap((lookup) => lookup?.terms ?? []),
        originsIn(expression),
      );
    }
    case 'noted':
      return lookupOf(expression.operand, bases);
    case 'not':
      return undefined;
  }
}

/** Undefined for more terms than a search can use the index for. */
function lookupIn(base: string, terms: readonly string[], origins: Origins | undefined): Lookup | undefined {
  const distinct = [...new Map(terms.map((term) => [foldAscii(term), term])).values()];
  return distinct.length > mostTerms ? undefined : { base, terms: distinct, origins };
}

/** One term before several, longer ones before shorter ones. */
function byRarity(one: Lookup, other: Lookup): number {
  return one.terms.length - other.terms.length || shortest(other) - shortest(one);
}

function shortest({ terms }: Lookup): number {
  return Math.min(...terms.map((term) => term.length));
}

function written({ base, terms, origins }: Lookup): KqlExpression {
  const [only] = terms;
  return inherit(
    only !== undefined && terms.length === 1
      ? binary(column(base), 'has', text(only))
      : { kind: 'in', operator: 'has_any', left: column(base), values: terms.map(text) },
    origins,
  );
}
