import type { QueryFinding } from '../backend/backend.ts';
import { quote, type Diagnostics, type Span } from '../diagnostics/index.ts';
import type {
  ColumnExpression,
  ColumnTest,
  MappedCorrelation,
  MappedExpression,
  MappedRule,
  Origin,
} from '../ir/index.ts';

/**
 * Reports what a validator has found in a query, at the part of the rule that it comes from and with the line
 * of the mapping that decided it. What no part of the rule explains is reported at its detection section.
 */
export function reportFindings(
  mapped: MappedRule | MappedCorrelation,
  findings: readonly QueryFinding[],
  diagnostics: Diagnostics,
): void {
  const parts = findings.length === 0 ? [] : [...testsOf(mapped)];
  for (const { severity, code, message, subject, clause } of findings) {
    const { rule, mapping } = causeOf(subject, parts) ?? { rule: sectionOf(mapped) };
    const decided =
      mapping === undefined ? '' : ` The mapping decides this at ${mapping.path}:${mapping.line}.`;
    const text = `${code} in ${quote(clause)}: ${message}${decided}`;
    diagnostics.report(severity === 'error' ? 'query-invalid' : 'query-doubtful', rule, text);
  }
}

/** The test that a piece of the query comes from: the one that looks it up, or the first that has its column. */
function causeOf(subject: string, tests: readonly ColumnTest[]): Origin | undefined {
  for (const { values } of tests) {
    const list = values.find((value) => value.kind === 'query-list' && value.expression.includes(subject));
    if (list !== undefined) return { rule: list.span };
  }
  return tests.find(({ column }) => namesOf(column).some((name) => subject.includes(name)))?.origin;
}

function sectionOf(mapped: MappedRule | MappedCorrelation): Span {
  return mapped.kind === 'rule' ? mapped.rule.condition.span : mapped.rule.span;
}

function* testsOf(mapped: MappedRule | MappedCorrelation): Generator<ColumnTest> {
  if (mapped.kind === 'rule') {
    for (const expression of [mapped.condition, ...mapped.implied]) yield* testsIn(expression);
    return;
  }
  for (const base of mapped.bases) {
    yield* testsOf(base.kind === 'events' ? base.events : base.correlation);
  }
}

function* testsIn(expression: MappedExpression): Generator<ColumnTest> {
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (const operand of expression.operands) yield* testsIn(operand);
      return;
    case 'not':
    case 'selection':
      yield* testsIn(expression.operand);
      return;
    case 'column':
      yield expression;
      return;
    case 'constant':
      return;
  }
}

function namesOf(column: ColumnExpression): readonly string[] {
  switch (column.kind) {
    case 'plain':
      return [column.name];
    case 'property':
    case 'xml-data':
      return [column.base.name];
    case 'joined':
      return column.parts.flatMap(namesOf);
    case 'first-filled':
      return column.alternatives.flatMap(namesOf);
    case 'converted':
      return namesOf(column.operand);
  }
}
