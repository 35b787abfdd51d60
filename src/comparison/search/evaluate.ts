import { alwaysTrue, type Formula, type Formulas } from '../formula.ts';
import { readRow, type Row } from '../row.ts';
import type { NumberedTest, NumberedTests } from '../tests.ts';
import { standsTo } from '../theory/reference.ts';
import { textOf, type Value } from '../theory/value.ts';
import type { Subject } from '../subject.ts';
import type { Work } from '../work.ts';

/** Whether a formula holds for a row. `assumed` says how tests come out of which nothing is known. */
export function holdsFor(
  root: Formula,
  row: Row,
  formulas: Formulas,
  tests: NumberedTests,
  assumed: (formula: Formula) => boolean,
  work: Work,
): boolean {
  const values = new Map<string, Value>();
  const valueOf = (subject: Subject): Value => {
    const known = values.get(subject.key);
    if (known !== undefined) return known;
    const value = readRow(row, subject);
    values.set(subject.key, value);
    return value;
  };
  // Operands have smaller numbers, so that they come first.
  const truths: boolean[] = [false, true];
  const isTrue = (formula: Formula): boolean => truths[Math.abs(formula)] === formula > 0;
  work.spend(Math.abs(root) / 4);
  for (let formula = alwaysTrue + 1; formula <= Math.abs(root); formula += 1) {
    const node = formulas.node(formula);
    truths[formula] =
      node.kind === 'all'
        ? node.operands.every(isTrue)
        : passes(tests.at(node.test), valueOf, () => assumed(formula));
  }
  return isTrue(root);
}

function passes(test: NumberedTest, valueOf: (subject: Subject) => Value, assumed: () => boolean): boolean {
  switch (test.kind) {
    case 'subject':
      return test.test.holds(valueOf(test.subject), test.subject.type);
    case 'reference': {
      const { subject, other } = test;
      return standsTo(textOf(valueOf(subject), subject.type), textOf(valueOf(other), other.type), test);
    }
    case 'opaque':
      return assumed();
  }
}
