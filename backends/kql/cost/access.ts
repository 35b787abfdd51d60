import type { TestCost } from '../../../src/backend/backend.ts';
import type { KqlExpression } from '../ast.ts';
import { columnName } from '../literal.ts';
import { impliedTerms } from '../passes/implied-terms.ts';
import { mostTerms } from '../passes/prefilter-chains.ts';
import type { Scope } from '../passes/rewrite.ts';
import { textTestOf } from '../passes/text-test.ts';

/** Where a test stands. */
export interface Place {
  readonly scope: Scope;
  /** The columns of which a conjunct around the test looks up a term. */
  readonly lookedUp: ReadonlySet<string>;
  readonly isNegated: boolean;
}

/**
 * How a test is evaluated where it stands. Only what is documented of the term index counts; other
 * indexes, such as those of numbers, may help as well.
 * https://learn.microsoft.com/kusto/query/datatypes-string-operators#what-is-a-term
 */
export function accessOf(test: KqlExpression, { scope, lookedUp, isNegated }: Place): Access {
  if (isNegated) return scan('It is negated, and the index does not list the rows that lack a term.');
  if (test.kind === 'call') return scan('A function decides.');
  if (test.kind !== 'binary' && test.kind !== 'in') return scan('No text is looked for.');
  const { left } = test;
  if (left.kind !== 'column') return scan('The value is computed for each row.');
  if (!scope.isStored(left.name)) return scan('The column is computed for each row.');
  const terms = impliedTerms(test)?.terms;
  if (usesIndex(test)) {
    if (terms === undefined) return scan('A value has no term of three characters or more.');
    return terms.length > mostTerms
      ? scan(`More than ${mostTerms} terms are looked up.`)
      : { access: 'index', reason: `${some(terms.length)} looked up.` };
  }
  if (lookedUp.has(left.name)) {
    return {
      access: 'index',
      reason: `Only rows with a term that was looked up in ${columnName(left.name)} are read.`,
    };
  }
  if (terms !== undefined) return scan('It has a complete term, which nothing looks up; `--optimize` does.');
  return scan(
    textTestOf(test) === undefined
      ? otherReason(test)
      : 'Its text has no complete term of three characters or more.',
  );
}

type Access = Pick<TestCost, 'access' | 'reason'>;

type Test = Extract<KqlExpression, { kind: 'binary' | 'in' }>;

/** Whether a test is one that the engine answers with the terms of its text. */
function usesIndex(test: Test): boolean {
  if (test.kind === 'in' && test.operator === 'has_any') return true;
  return (test.kind === 'binary' && test.operator === 'has') || textTestOf(test)?.position === 'equals';
}

function otherReason(test: Test): string {
  return test.kind === 'binary' && test.operator === 'matches regex'
    ? 'The regular expression has no complete term of three characters or more.'
    : 'What it looks for is not a constant text.';
}

function some(count: number): string {
  return count === 1 ? 'A term is' : `${count} terms are`;
}

function scan(reason: string): Access {
  return { access: 'scan', reason };
}
