import type { Diagnostics } from '../diagnostics/index.ts';
import type { FieldTest, MappedExpression } from '../ir/index.ts';
import type { FieldMapping } from './model.ts';

/** A test on a field that the source behind the table does not record. */
interface UnrecordedTest {
  readonly test: FieldTest;
  readonly reason: string;
  readonly negated: boolean;
}

/**
 * Tests on fields that a table never holds. In every row such a field is absent, so the test has a
 * fixed outcome; a rule with other alternatives still works without it, and a rule without does not.
 */
export class UnrecordedTests {
  readonly #tests = new Map<string, UnrecordedTest>();

  /** The outcome of the test where the field is absent. */
  add(test: FieldTest, field: FieldMapping, reason: string, negated: boolean): MappedExpression {
    this.#tests.set(`${test.field.name} ${negated}`, { test, reason, negated });
    const outcomes = test.values.map(
      (value) => value.kind === 'null' || (value.kind === 'exists' && !value.expected),
    );
    const value = test.quantifier === 'all' ? outcomes.every(Boolean) : outcomes.some(Boolean);
    return { kind: 'constant', value, origin: { rule: test.span, mapping: field.place } };
  }

  /** Says what the query loses because of each field. */
  reportLosses(table: string, diagnostics: Diagnostics): void {
    for (const { test, reason, negated } of this.#tests.values()) {
      const field = `\`${test.field.name}\``;
      const consequence = negated
        ? 'an exclusion that needs it has no effect (the query can match more than the rule)'
        : 'an alternative that needs it is left out (the query can miss what the rule matches)';
      diagnostics.report(
        'field-left-out',
        test.field.span,
        `${field} can't be tested on \`${table}\`: ${reason}; ${consequence}.`,
        { effect: negated ? 'wider' : 'narrower' },
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
