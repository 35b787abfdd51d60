import { quote, type Diagnostics, type Span } from '../diagnostics/index.ts';
import { testsOf, type FieldTest, type KeywordTest, type Value } from '../ir/index.ts';
import { ComparisonBudget } from './budget.ts';
import { implies, keyOf, letterBits } from './implication.ts';
import type { Lint } from './lint.ts';

/** How many values of one list are reported one by one; more would bury what else there is. */
const mostReported = 10;

/** Values of one list that are equal, or of which one implies the other. */
export const valueRedundant: Lint = ({ condition }, diagnostics) => {
  if (condition === undefined) return;
  const seen = new Set<number>();
  const budget = new ComparisonBudget();
  for (const test of testsOf(condition)) {
    // A selection that the condition names twice is tested once.
    if (test.values.length < 2 || seen.has(test.span.start)) continue;
    seen.add(test.span.start);
    checkTest(test, budget, diagnostics);
  }
};

/** One value of the rule and what its modifiers made of it, of which one must match. */
interface WrittenValue {
  readonly span: Span;
  readonly values: readonly Value[];
  /** See {@link letterBits}; those that all values have. */
  readonly letters: number;
}

function checkTest(test: FieldTest | KeywordTest, budget: ComparisonBudget, diagnostics: Diagnostics): void {
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
  if (budget.affords(test.values, test.values)) checkPairs(distinct, test.quantifier, diagnostics);
}

function writtenValues({ values }: FieldTest | KeywordTest): readonly WrittenValue[] {
  const byPlace = new Map<number, { readonly span: Span; readonly values: Value[] }>();
  for (const value of values) {
    const known = byPlace.get(value.span.start);
    if (known === undefined) byPlace.set(value.span.start, { span: value.span, values: [value] });
    else known.values.push(value);
  }
  return [...byPlace.values()].map((each) => ({
    ...each,
    letters: each.values.reduce((common, value) => common & letterBits(value), ~0),
  }));
}

/** With `any` the stronger of two values has no effect, with `all` the weaker one; of two alike, the later. */
function checkPairs(
  written: readonly WrittenValue[],
  quantifier: 'any' | 'all',
  diagnostics: Diagnostics,
): void {
  const hasNoEffect = (value: WrittenValue, beside: WrittenValue): boolean =>
    quantifier === 'any' ? isStronger(value, beside) : isStronger(beside, value);
  const found = written.flatMap((value, index) => {
    const other = written.find(
      (each, at) => each !== value && hasNoEffect(value, each) && (at < index || !hasNoEffect(each, value)),
    );
    return other === undefined ? [] : [{ value, other }];
  });
  for (const [index, { value, other }] of found.slice(0, mostReported).entries()) {
    const more = index === mostReported - 1 ? found.length - mostReported : 0;
    reportImplied(value, other, more, diagnostics);
  }
}

/** Lists compare every pair, and nearly all of them differ in a letter. */
function isStronger(stronger: WrittenValue, weaker: WrittenValue): boolean {
  if ((weaker.letters & ~stronger.letters) !== 0) return false;
  return stronger.values.every((value) => weaker.values.some((each) => implies(value, each)));
}

function reportEqual(value: WrittenValue, first: WrittenValue, diagnostics: Diagnostics): void {
  const related = [{ message: 'The first one stands here.', span: first.span }];
  const message = `${shown(value)} matches the same as ${shown(first)} before it.`;
  diagnostics.report('value-duplicate', value.span, message, { related });
}

function reportImplied(
  value: WrittenValue,
  other: WrittenValue,
  more: number,
  diagnostics: Diagnostics,
): void {
  const related = [{ message: 'The other value stands here.', span: other.span }];
  const others = more === 0 ? '' : ` The same holds for ${more} more of this list.`;
  const message = `${shown(value)} has no effect beside ${shown(other)}.${others}`;
  diagnostics.report('value-implied', value.span, message, { related });
}

function shown({ span }: WrittenValue): string {
  return quote(span.source.text.slice(span.start, span.end));
}
