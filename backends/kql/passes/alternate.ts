import type { KqlExpression, Query } from '../ast.ts';
import { binary, combine } from '../build.ts';
import { escapeRegex } from '../emit/pattern.ts';
import { flat } from '../flat.ts';
import { inherit, unite } from '../origins.ts';
import { rewriteLogic } from './boolean.ts';
import { groupBy } from './group-by.ts';
import { rewriteFilters } from './rewrite.ts';
import { textTestOf, type TextPosition, type TextTest } from './text-test.ts';

/** Lists of more than this many texts are searched by one regex. */
const longestList = 64;

/** The most texts in one regex, because engines bound the size of what they compile. */
const mostTexts = 500;

/**
 * `X contains "a" or X contains "b" or …` becomes `X matches regex "(?i)(?:a|b|…)"` where the list is
 * long and the regex is shorter. A regex that is made of quoted texts matches where one of them
 * stands. With the flag `i` it folds more letters than `contains` does, so whatever is not a plain
 * letter of ASCII, and `k` and `s` (which match the Kelvin sign and the long s), is exempt from it.
 * https://learn.microsoft.com/kusto/query/regex
 */
export function alternate(query: Query): Query {
  return rewriteFilters(query, (predicate) => alternated(predicate, longestList, ['contains']));
}

/** The same for lists of any length and for `startswith` and `endswith`, because only length counts. */
export function alternateAll(query: Query): Query {
  return rewriteFilters(query, (predicate) =>
    alternated(predicate, 1, ['contains', 'startswith', 'endswith']),
  );
}

function alternated(
  predicate: KqlExpression,
  longest: number,
  positions: readonly TextPosition[],
): KqlExpression {
  return rewriteLogic(predicate, (logical) => {
    if (logical.kind === 'and') return logical;
    const groups = groupBy(logical.operands, (operand, index) => {
      const test = textTestOf(operand);
      return test !== undefined && positions.includes(test.position) && isWellFormed(test.values[0]?.value)
        ? `${test.position} ${test.cased} ${flat(test.left, 'keep')}`
        : index;
    });
    return combine(
      'or',
      [...groups.values()].flatMap((group) =>
        group.length > longest
          ? shorter(regexTests(group.flatMap((test) => textTestOf(test) ?? [])), group)
          : group,
      ),
      logical.origins,
    );
  });
}

function shorter(some: readonly KqlExpression[], others: readonly KqlExpression[]): readonly KqlExpression[] {
  return flat(combine('or', some), 'keep').length < flat(combine('or', others), 'keep').length
    ? some
    : others;
}

/** Regexes for tests that differ in their text only. */
function regexTests(tests: readonly TextTest[]): readonly KqlExpression[] {
  const regexes: KqlExpression[] = [];
  for (let at = 0; at < tests.length; at += mostTexts) {
    const part = tests.slice(at, at + mostTexts);
    const [first] = part;
    if (first === undefined) break;
    const source = `(?:${part.map(({ values, cased }) => quotedText(values[0]?.value ?? '', cased)).join('|')})`;
    const anchored = `${first.position === 'startswith' ? '^' : ''}${source}${first.position === 'endswith' ? '$' : ''}`;
    const regex = { kind: 'regex', value: (first.cased ? '' : '(?i)') + anchored } as const;
    regexes.push(
      inherit(binary(first.left, 'matches regex', regex), unite(part.map(({ origins }) => origins))),
    );
  }
  return regexes;
}

function quotedText(literal: string, cased: boolean): string {
  if (cased) return escapeRegex(literal);
  return literal
    .split(/([kKsS]|[^\u0000-\u007f]+)/)
    .map((part, index) => (index % 2 === 0 ? escapeRegex(part) : exempt(part)))
    .join('');
}

/** Matches without the flag `i`: either case of `k` and `s`, anything else as it is. */
function exempt(part: string): string {
  return /^[ks]$/i.test(part) ? `(?-i:[${part.toLowerCase()}${part.toUpperCase()}])` : `(?-i:${part})`;
}

/** Half of a surrogate pair is no character that a regex could match. */
function isWellFormed(literal = ''): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(literal);
}
