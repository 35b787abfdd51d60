import { InternalError } from '../diagnostics/index.ts';
import type { ColumnReferenceValue } from '../ir/index.ts';
import { RunnableTest, subjectTestKey, type SubjectTest } from './theory/subject-test.ts';
import type { Subject } from './subject.ts';
import type { Work } from './work.ts';

/** A test that formulas refer to by its number. */
export type NumberedTest = TestOfSubject | ReferenceTest | OpaqueTest;

/** A test of one subject. */
export interface TestOfSubject {
  readonly kind: 'subject';
  readonly subject: Subject;
  readonly test: RunnableTest;
}

/** A text compared with another one, which is not empty. */
export interface ReferenceTest extends Pick<ColumnReferenceValue, 'position' | 'cased'> {
  readonly kind: 'reference';
  readonly subject: Subject;
  readonly other: Subject;
}

/** A test of which nothing is known but that it is the same wherever it stands. */
export interface OpaqueTest {
  readonly kind: 'opaque';
  /** A sentence for people. */
  readonly reason: string;
  /** Whether the outcome depends on a list that is kept where the query runs. */
  readonly isLookup: boolean;
}

/** The tests of a pair of rules, each kept once. */
export class NumberedTests {
  readonly #tests: NumberedTest[] = [];
  readonly #known = new Map<string, number>();
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  /** The test with a number. */
  at(number: number): NumberedTest {
    const test = this.#tests[number];
    if (test === undefined) throw new InternalError(`no test ${number}`);
    return test;
  }

  /** The number of a test of a subject. */
  ofSubject(subject: Subject, test: SubjectTest): number {
    return this.#keep(`${subject.key} ${subjectTestKey(test)}`, () => ({
      kind: 'subject',
      subject,
      test: new RunnableTest(test, this.#work),
    }));
  }

  /** The number of a comparison of two subjects. */
  reference(test: Omit<ReferenceTest, 'kind'>): number {
    const key = `${test.subject.key} ${test.position} ${test.cased} ${test.other.key}`;
    return this.#keep(key, () => ({ kind: 'reference', ...test }));
  }

  /** The number of a test that is known by a text only. */
  opaque(key: string, test: Omit<OpaqueTest, 'kind'>): number {
    return this.#keep(`opaque ${key}`, () => ({ kind: 'opaque', ...test }));
  }

  #keep(key: string, make: () => NumberedTest): number {
    this.#work.spend(1);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.#tests.length);
    return this.#tests.push(make()) - 1;
  }
}
