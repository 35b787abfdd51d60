import type { Diagnostics } from '../diagnostics/index.ts';
import type { FieldTest, MappedExpression, MappingPlace } from '../ir/index.ts';

/** A test that no row of the table can decide, and what is assumed instead. */
export interface UnrecordedTest {
  readonly test: FieldTest;
  readonly reason: string;
  /** Whether it stands under an odd number of `not`. */
  readonly negated: boolean;
  /** Whether the search identifier around it does. */
  readonly excluded: boolean;
  readonly outcome: boolean;
}

/**
 * Tests on what a table does not hold, or not so that it can be told. Such a test has a fixed outcome; a
 * rule with other alternatives still works without it, and a rule without does not.
 */
export class UnrecordedTests {
  readonly #tests = new Map<string, UnrecordedTest>();

  /** The outcome of the test, as a part of the mapped rule. */
  add(unrecorded: UnrecordedTest, mapping: MappingPlace): MappedExpression {
    const { test, negated, excluded, outcome } = unrecorded;
    this.#tests.set(`${test.field.name} ${negated} ${excluded} ${outcome}`, unrecorded);
    return { kind: 'constant', value: outcome, origin: { rule: test.span, mapping } };
  }

  /** Says what the query loses because of each field. */
  reportLosses(table: string, diagnostics: Diagnostics): void {
    for (const unrecorded of this.#tests.values()) {
      const { test, reason, negated, outcome } = unrecorded;
      const field = `\`${test.field.name}\``;
      const isCondition = isConditionOfSelection(unrecorded);
      const consequence = isCondition ? met : outcomes[`${outcome}`][negated ? 'negated' : 'plain'];
      diagnostics.report(
        isCondition ? 'condition-left-out' : 'field-left-out',
        test.field.span,
        `${field} can't be tested on \`${table}\`: ${reason}; ${consequence}.`,
        { effect: negated === outcome ? 'narrower' : 'wider' },
      );
    }
  }

  /** Says that the rule can't work without these fields. */
  reportRefusal(table: string, diagnostics: Diagnostics): void {
    const fields = new Map(
      [...this.#tests.values()].map((unrecorded) => [unrecorded.test.field.name, unrecorded]),
    );
    for (const [name, { test, reason }] of fields) {
      diagnostics.report(
        'field-unsupported',
        test.field.span,
        `\`${name}\` can't be tested on \`${table}\`: ${reason}.`,
      );
    }
  }

  /** Whether there is no such test. */
  get isEmpty(): boolean {
    return this.#tests.size === 0;
  }
}

/** Whether events that the rule selects by the test are found without it, rather than an exclusion lost. */
function isConditionOfSelection({ negated, excluded, outcome }: UnrecordedTest): boolean {
  return negated !== outcome && !excluded;
}

/** Whether a test holds where its field is absent, as it is in every row of a table that does not record it. */
export function holdsWhereAbsent(test: FieldTest): boolean {
  const outcomes = test.values.map(
    (value) => value.kind === 'null' || (value.kind === 'exists' && !value.expected),
  );
  return test.quantifier === 'all' ? outcomes.every(Boolean) : outcomes.some(Boolean);
}

const leftOut = 'an alternative that needs it is left out (the query can miss what the rule matches)';
const ineffective = 'an exclusion that needs it has no effect (the query can match more than the rule)';
const met = 'the test counts as met (the query can match more than the rule)';
const excluding =
  'the test counts as met, so that an exclusion by it alone leaves out every event (the query can miss what the rule matches)';

/** What an assumed outcome means for the rule, by where the test stands. */
const outcomes = {
  true: { plain: met, negated: excluding },
  false: { plain: leftOut, negated: ineffective },
} as const;
