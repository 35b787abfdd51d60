import { quote, type Diagnostics } from '../diagnostics/index.ts';
import { childrenOf, type Expression, type FieldTest } from '../ir/index.ts';
import { ComparisonBudget } from './budget.ts';
import { excludes, implies } from './implication.ts';
import type { Lint } from './lint.ts';

/** Tests of one conjunction that no event can pass together: `a` and `b` in one field, or `a` and not `a`. */
export const testContradictory: Lint = ({ document, condition }, diagnostics) => {
  if (condition === undefined) return;
  const { source, start, end } = document.span;
  const isOwn = ({ span }: Expression): boolean =>
    span.source === source && span.start >= start && span.end <= end;
  const budget = new ComparisonBudget();
  const pending: Expression[] = [condition];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const conjuncts = conjunctsOf(next).filter(isOwn);
    checkConjuncts(conjuncts, budget, diagnostics);
    for (const conjunct of conjuncts) for (const child of childrenOf(conjunct)) pending.push(child);
  }
};

/** The operands of nested conjunctions, through search identifiers, as one list. */
function conjunctsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'selection') return conjunctsOf(expression.operand);
  if (expression.kind === 'and') return expression.operands.flatMap(conjunctsOf);
  return [expression];
}

function checkConjuncts(
  conjuncts: readonly Expression[],
  budget: ComparisonBudget,
  diagnostics: Diagnostics,
): void {
  const required = conjuncts.flatMap((conjunct) => (conjunct.kind === 'field' ? singleTests(conjunct) : []));
  const byField = groupByField(required);
  for (const tests of byField.values()) {
    for (const [index, test] of tests.entries()) {
      if (budget.isSpent) return;
      const other = tests.slice(0, index).find((earlier) => areExclusive(earlier, test, budget));
      if (other !== undefined) report(test, other, 'can not be true together with', diagnostics);
    }
  }
  for (const excluded of conjuncts.flatMap(excludedTests)) {
    if (budget.isSpent) return;
    const other = byField.get(excluded.field.name)?.find((test) => isCovered(test, excluded, budget));
    if (other !== undefined) report(excluded, other, 'excludes everything that matches', diagnostics);
  }
}

function groupByField(tests: readonly FieldTest[]): ReadonlyMap<string, readonly FieldTest[]> {
  const groups = new Map<string, FieldTest[]>();
  for (const test of tests) {
    const known = groups.get(test.field.name);
    if (known === undefined) groups.set(test.field.name, [test]);
    else known.push(test);
  }
  return groups;
}

/** With `all` each value must match, as in tests of their own. */
function singleTests(test: FieldTest): readonly FieldTest[] {
  if (test.quantifier === 'any') return [test];
  return test.values.map((value) => ({ ...test, quantifier: 'any', values: [value] }));
}

/** The tests of which none may match: behind `not`, alone or as one of several alternatives. */
function excludedTests(expression: Expression): readonly FieldTest[] {
  if (expression.kind !== 'not') return [];
  const pending: Expression[] = [expression.operand];
  const tests: FieldTest[] = [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'selection' || next.kind === 'or') {
      for (const child of childrenOf(next)) pending.push(child);
    } else if (next.kind === 'field' && (next.quantifier === 'any' || next.values.length === 1))
      tests.push(next);
  }
  return tests;
}

function areExclusive(one: FieldTest, other: FieldTest, budget: ComparisonBudget): boolean {
  if (!budget.affords(one.values, other.values)) return false;
  return one.values.every((a) => other.values.every((b) => excludes(a, b)));
}

/** The same test in both places is reported where the condition is read. */
function isCovered(test: FieldTest, excluded: FieldTest, budget: ComparisonBudget): boolean {
  if (test.span.start === excluded.span.start) return false;
  if (!budget.affords(test.values, excluded.values)) return false;
  return test.values.every((value) => excluded.values.some((each) => implies(value, each)));
}

function report(test: FieldTest, other: FieldTest, how: string, diagnostics: Diagnostics): void {
  const related = [{ message: 'The other test stands here.', span: other.field.span }];
  const message = `This test of ${quote(test.field.name)} ${how} another test of the field.`;
  diagnostics.report('test-contradictory', test.field.span, message, { related });
}
