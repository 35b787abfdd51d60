import { alwaysTrue, type Formula, type Formulas } from '../formula.ts';
import type { Row } from '../row.ts';
import type { NumberedTests, OpaqueTest } from '../tests.ts';
import type { Demand } from '../theory/demand.ts';
import { contradict } from '../theory/pairs.ts';
import type { Work } from '../work.ts';
import { Assignment } from './assignment.ts';
import { clausesOf } from './clauses.ts';
import { holdsFor } from './evaluate.ts';
import { justify } from './justify.ts';
import { searchModel } from './model.ts';

/** A row for which a formula holds, the proof that there is none, or why neither was found. */
export type Finding =
  | { readonly kind: 'row'; readonly row: Row; readonly opaque: readonly OpaqueTest[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Where formulas are looked up, and what may be spent. */
export interface Scope {
  readonly formulas: Formulas;
  readonly tests: NumberedTests;
  readonly work: Work;
}

/** Why a row is not what it should be, as a sentence for people; undefined if it is. */
export type Rejects = (row: Row, opaque: readonly OpaqueTest[]) => string | undefined;

/** So many rows are made before it is given up that one will do. */
const mostAttempts = 30;

/**
 * Looks for a row for which a formula holds. Truth values of the tests are searched first, and then values of the
 * columns for which the tests come out so; what contradicts itself is learned and never tried again. Columns are taken to
 * be independent, which can't make a proof wrong; a row is returned only if the formula holds for it as it is, and
 * `rejects` has nothing against it.
 */
export function findRow(root: Formula, scope: Scope, rejects: Rejects): Finding {
  const { formulas, tests, work } = scope;
  if (root === -alwaysTrue) return { kind: 'none' };
  const assignment = new Assignment(
    [...(root === alwaysTrue ? [] : [[root]]), ...clausesOf(root, formulas)],
    work,
  );
  const assumed = (formula: Formula): boolean => assignment.isTrue(formula) === true;
  let reason: string | undefined;
  for (let attempts = 0; attempts < mostAttempts;) {
    if (!assignment.propagate()) break;
    const contradiction = firstContradiction(assignment, scope);
    if (contradiction !== undefined) {
      if (!assignment.refute(contradiction.map((formula) => -formula))) break;
      continue;
    }
    const justification = justify(root, formulas, assignment.isTrue, work);
    if (justification.kind === 'open') {
      assignment.decide(justification.decision);
      continue;
    }
    const wanted = justification.tests;
    const model = searchModel(wanted, formulas, tests, work);
    if (model.kind === 'conflict') {
      if (!assignment.refute(model.core.map((formula) => -formula))) break;
      continue;
    }
    if (model.kind === 'gap') reason = model.reason;
    else {
      for (const row of model.rows) {
        if (!holdsFor(root, row, formulas, tests, assumed, work)) {
          reason ??= 'Columns depend on one another, and no row was found in which they fit.';
          continue;
        }
        const rejection = rejects(row, model.opaque);
        if (rejection === undefined) return { kind: 'row', row, opaque: model.opaque };
        reason = rejection;
      }
    }
    attempts += 1;
    if (!assignment.refute(wanted.map((formula) => -formula))) break;
  }
  return reason === undefined ? { kind: 'none' } : { kind: 'unknown', reason };
}

/** Two assigned tests of one subject of which one look says that they contradict each other. */
function firstContradiction(
  assignment: Assignment,
  { formulas, tests, work }: Scope,
): readonly [Formula, Formula] | undefined {
  const { trail } = assignment;
  const checked = assignment.takeChecked();
  const bySubject = new Map<string, { passed: Demand[]; failed: Demand[] }>();
  work.spend(trail.length / 8);
  for (const [index, formula] of trail.entries()) {
    const node = formulas.node(formula);
    const test = node.kind === 'test' ? tests.at(node.test) : undefined;
    if (test?.kind !== 'subject') continue;
    const demand = { formula, test: test.test, expected: formula > 0 };
    const known = bySubject.get(test.subject.key) ?? { passed: [], failed: [] };
    bySubject.set(test.subject.key, known);
    if (index >= checked) {
      const others = demand.expected ? [...known.passed, ...known.failed] : known.passed;
      work.spend(others.length);
      for (const other of others) if (contradict(demand, other)) return [formula, other.formula];
    }
    (demand.expected ? known.passed : known.failed).push(demand);
  }
  return undefined;
}
