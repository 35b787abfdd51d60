import type { MappedRule } from '../ir/index.ts';
import { Encoder } from './encode.ts';
import { Formulas, type Formula } from './formula.ts';
import type { Comparison, Relation, Witness } from './model.ts';
import { findRow, type Finding, type Scope } from './search/find-row.ts';
import { NumberedTests } from './tests.ts';
import type { Verification, WitnessCheck } from './witness.ts';
import { OutOfWork, Work } from './work.ts';

/** Steps for each question: about two seconds. A change of a public rule takes some 160, and 50,000 at most. */
const stepsPerQuestion = 3_000_000;

/** Compares the rows that two rules find in one table. */
export function compareRules(before: MappedRule, after: MappedRule, check: WitnessCheck): Comparison {
  const table = before.table.name;
  if (table !== after.table.name) {
    return unknown(`The queries read different tables, \`${table}\` and \`${after.table.name}\`.`);
  }
  const work = new Work(stepsPerQuestion);
  const scope = { formulas: new Formulas(work), tests: new NumberedTests(work), work };
  const encoder = new Encoder(scope.formulas, scope.tests);
  let formulas: readonly [Formula, Formula];
  try {
    formulas = [encoder.rule(before), encoder.rule(after)];
  } catch (error) {
    if (!(error instanceof OutOfWork)) throw error;
    return unknown(outOfWork);
  }
  const [old, young] = formulas;
  if (old === young) return { relation: 'equal', witnesses: [] };
  return combined(
    ask('before', [old, -young], table, scope, check),
    ask('after', [young, -old], table, scope, check),
  );
}

/** The answer to one question: is there a row that only one rule finds? */
type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'row'; readonly verification: Verification }
  | { readonly kind: 'unknown'; readonly reason: string };

const outOfWork = 'The rules are too large or too intricate to be compared within bounds.';

function ask(
  foundBy: Witness['foundBy'],
  asked: readonly Formula[],
  table: string,
  scope: Scope,
  check: WitnessCheck,
): Answer {
  let verification: Verification | undefined;
  let finding: Finding;
  try {
    scope.work.renew(stepsPerQuestion);
    finding = findRow(scope.formulas.all(asked), scope, (row, opaque) => {
      verification = check.verify(foundBy, table, row, opaque);
      return verification.kind === 'refuted' ? verification.reason : undefined;
    });
  } catch (error) {
    if (!(error instanceof OutOfWork)) throw error;
    return { kind: 'unknown', reason: outOfWork };
  }
  if (finding.kind === 'row' && verification !== undefined) return { kind: 'row', verification };
  return finding.kind === 'unknown' ? finding : { kind: 'none' };
}

function combined(lost: Answer, gained: Answer): Comparison {
  const answers = [lost, gained];
  const verified = answers.flatMap((answer) => (answer.kind === 'row' ? [answer.verification] : []));
  const witnesses = verified.flatMap((each) => (each.kind === 'shown' ? [each.witness] : []));
  const undecided = answers.find((answer) => answer.kind === 'unknown');
  if (undecided?.kind === 'unknown') return { ...unknown(undecided.reason), witnesses };
  const unshown = verified.find((each) => each.kind === 'unshown');
  // If rows of both kinds rely on lists, nothing is proved: the lists of two names may hold the same.
  if (verified.length > 1 && unshown?.kind === 'unshown' && unshown.needsLookup) {
    return { ...unknown(unshown.reason), witnesses };
  }
  const relation: Relation = relations[`${lost.kind === 'row'} ${gained.kind === 'row'}`];
  return { relation, witnesses, ...(unshown === undefined ? {} : { unwitnessed: unshown.reason }) };
}

/** By whether the old rule finds rows of its own, and whether the new one does. */
const relations: Readonly<Record<`${boolean} ${boolean}`, Relation>> = {
  'false false': 'equal',
  'true false': 'narrower',
  'false true': 'wider',
  'true true': 'different',
};

function unknown(reason: string): Comparison {
  return { relation: 'unknown', reason, witnesses: [] };
}
