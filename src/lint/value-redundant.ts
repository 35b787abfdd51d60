import { quote, type Diagnostics, type Span } from '../diagnostics/index.ts';
import { testsOf, type FieldTest, type KeywordTest, type Value } from '../ir/index.ts';
import { implies, keyOf } from './implication.ts';
import type { Lint } from './lint.ts';

/** Longer lists are only searched for equal values, because every pair is compared. */
const longestCompared = 300;

/** Values of one list that are equal, or of which one implies the other. */
export const valueRedundant: Lint = ({ condition }, diagnostics) => {
  if (condition === undefined) return;
  const seen = new Set<number>();
  for (const test of testsOf(condition)) {
    // A selection that the condition names twice is tested once.
    if (test.values.length < 2 || seen.has(test.span.start)) continue;
    seen.add(test.span.start);
    checkTest(test, diagnostics);
  }
};

/** One value of the rule and what its modifiers made of it, of which one must match. */
interface WrittenValue {
  readonly span: Span;
  readonly values: readonly Value[];
}

function checkTest(test: FieldTest | KeywordTest, diagnostics: Diagnostics): void {
  const written = writtenValues(test);
  const known = new Map<string, WrittenValue>();
  const distinct: WrittenValue[] = [];
  for (const value of written) {
    const key = value.values.map(keyOf).join('\n');
    const first = known.get(key);
    if (first === undefined) {
      known.set(key, value);
      distinct.push(value);
    } else {
      reportEqual(value, first, diagnostics);
    }
  }
  if (distinct.length <= longestCompared) checkPairs(distinct, test.quantifier, diagnostics);
}

function writtenValues({ values }: FieldTest | KeywordTest): readonly WrittenValue[] {
  const byPlace = new Map<number, { readonly span: Span; readonly values: Value[] }>();
  for (const value of values) {
    const known = byPlace.get(value.span.start);
    if (known === undefined) byPlace.set(value.span.start, { span: value.span, values: [value] });
    else known.values.push(value);
  }
  return [...byPlace.values()];
}

/** With `any` the stronger of two values has no effect, with `all` the weaker one; of two alike, the later. */
function checkPairs(
  written: readonly WrittenValue[],
  quantifier: 'any' | 'all',
  diagnostics: Diagnostics,
): void {
  const hasNoEffect = (value: WrittenValue, beside: WrittenValue): boolean =>
    quantifier === 'any' ? isStronger(value, beside) : isStronger(beside, value);
  for (const [index, value] of written.entries()) {
    const other = written.find(
      (each, at) => each !== value && hasNoEffect(value, each) && (at < index || !hasNoEffect(each, value)),
    );
    if (other !== undefined) reportImplied(value, other, diagnostics);
  }
}

function isStronger(stronger: WrittenValue, weaker: WrittenValue): boolean {
  return stronger.values.every((value) => weaker.values.some((each) => implies(value, each)));
}

function reportEqual(value: WrittenValue, first: WrittenValue, diagnostics: Diagnostics): void {
  const related = [{ message: 'The first one stands here.', span: first.span }];
  const message = `${shown(value)} matches the same as ${shown(first)} before it.`;
  diagnostics.report('value-duplicate', value.span, message, { related });
}

function reportImplied(value: WrittenValue, other: WrittenValue, diagnostics: Diagnostics): void {
  const related = [{ message: 'The other value stands here.', span: other.span }];
  const message = `${shown(value)} has no effect beside ${shown(other)}.`;
  diagnostics.report('value-implied', value.span, message, { related });
}

function shown({ span }: WrittenValue): string {
  return quote(span.source.text.slice(span.start, span.end));
}
