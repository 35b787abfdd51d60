import type { KqlExpression } from '../ast.ts';
import { readWildcardRegex } from './regex-pieces.ts';
import { completeTerms, isTerm, rarest, type OpenEnds } from './terms.ts';
import { textTestOf, type TextPosition } from './text-test.ts';

/** A column, and terms of which it has at least one wherever the test is true. */
export interface ImpliedTerms {
  readonly column: string;
  readonly terms: readonly string[];
}

/** Whether a term of a literal may be used; the literal is given for what stands around the term. */
export type TermFilter = (term: string, literal: string) => boolean;

/**
 * The terms that a test on a column implies, one for each of its values; undefined if a value has no
 * complete term, or if the test is about anything but a column by its name.
 * https://learn.microsoft.com/kusto/query/datatypes-string-operators
 */
export function impliedTerms(test: KqlExpression, filter: TermFilter = () => true): ImpliedTerms | undefined {
  if (test.kind !== 'binary' && test.kind !== 'in') return undefined;
  if (test.left.kind !== 'column') return undefined;
  const terms = termsOf(test, filter);
  if (terms.length === 0 || terms.includes(undefined)) return undefined;
  return { column: test.left.name, terms: terms.filter((term) => term !== undefined) };
}

type Test = Extract<KqlExpression, { kind: 'binary' | 'in' }>;

function termsOf(test: Test, filter: TermFilter): readonly (string | undefined)[] {
  const texts = textTestOf(test);
  if (texts !== undefined) {
    return texts.values.map(({ value }) =>
      rarest(completeTerms(value, openEnds[texts.position]).filter((term) => filter(term, value))),
    );
  }
  if (test.kind === 'in') return test.operator === 'has_any' ? test.values.map(termOf) : [];
  if (test.operator === 'has') return [termOf(test.right)];
  if (test.operator === 'matches regex' && test.right.kind === 'regex') {
    return [rarest(regexTerms(test.right.value, filter))];
  }
  return [];
}

function termOf(value: KqlExpression): string | undefined {
  return value.kind === 'string' && isTerm(value.value) ? value.value : undefined;
}

/**
 * A regex that ignores case folds letters beyond ASCII too: `k` and `s` match the Kelvin sign and the
 * long s, which no term holds. So terms with these letters are left out.
 */
function regexTerms(source: string, filter: TermFilter): readonly string[] {
  const regex = readWildcardRegex(source);
  if (regex === undefined) return [];
  return regex.pieces.flatMap(({ text, open }) =>
    completeTerms(text, open).filter(
      (term) => filter(term, text) && !(regex.ignoresCase && /[ks]/i.test(term)),
    ),
  );
}

const openEnds: Readonly<Record<TextPosition, OpenEnds>> = {
  equals: { start: false, end: false },
  startswith: { start: false, end: true },
  endswith: { start: true, end: false },
  contains: { start: true, end: true },
};
