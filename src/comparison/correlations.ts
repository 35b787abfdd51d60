import type {
  CorrelatedBase,
  EventBase,
  MappedCorrelation,
  MappedExpression,
  MappedRule,
  Measure,
  RuleExpression,
  ThresholdComparison,
} from '../ir/index.ts';
import type { Comparison, Relation } from './model.ts';
import { compareRules } from './rules.ts';
import type { WitnessCheck } from './witness.ts';

/**
 * Compares what two correlations find, part by part: the events that are correlated, the interval, the keys and the
 * condition. `narrower` means that nothing new is found and that a part became narrower; whether other parts make up for
 * it is not looked into, and likewise for the other relations. More events, or a longer interval, find more only where the condition
 * can't be undone by them. What goes both ways at once is not decided. One event shows no difference, so that there are
 * no witnesses, and `check` is one that runs nothing.
 */
export function compareCorrelations(
  before: MappedCorrelation,
  after: MappedCorrelation,
  check: WitnessCheck,
): Comparison {
  if (frameOf(before) !== frameOf(after)) {
    return undecided('The correlations differ in type, keys, or in what is counted.');
  }
  const isMonotone = isMonotoneMeasure(before.measure) && isMonotoneMeasure(after.measure);
  const steps: Relation[] = [];
  for (const [index, base] of before.bases.entries()) {
    const other = after.bases[index];
    const comparison = other === undefined ? undecided('') : compareBases(base, other, check);
    if (comparison.relation === 'unknown') return comparison;
    steps.push(comparison.relation);
  }
  const [shorter, longer] = [before.rule.timespan.seconds, after.rule.timespan.seconds];
  steps.push(shorter === longer ? 'equal' : shorter < longer ? 'wider' : 'narrower');
  const changes = new Set(steps.filter((relation) => relation !== 'equal'));
  if (changes.size > 0 && !isMonotone) {
    return undecided(
      'More events can make the condition of the correlation fail, so that both ways are possible.',
    );
  }
  const bounds = compareMeasures(before.measure, after.measure);
  if (bounds === 'unknown') return undecided("The conditions of the correlations can't be compared.");
  if (bounds !== 'equal') changes.add(bounds);
  const [only = 'equal', ...others] = changes;
  if (only === 'equal') return { relation: 'equal', witnesses: [] };
  if (others.length > 0) {
    return undecided('The correlations differ in several ways that work against each other.');
  }
  return {
    relation: only,
    witnesses: [],
    unwitnessed: 'A correlation is about several events; no single one shows the difference.',
  };
}

function compareBases(before: CorrelatedBase, after: CorrelatedBase, check: WitnessCheck): Comparison {
  if (before.kind === 'chained' && after.kind === 'chained') {
    return compareCorrelations(before.correlation, after.correlation, check);
  }
  if (before.kind === 'events' && after.kind === 'events')
    return compareRules(countedEvents(before), countedEvents(after), check);
  return undecided("A rule and a correlation can't be compared.");
}

/** The events of a base rule that count: those that hold every key and value. */
function countedEvents({ events, keys, values }: EventBase): MappedRule {
  const { span } = events.rule;
  const present = [...keys, ...values].map((column): MappedExpression => ({
    kind: 'column',
    column,
    quantifier: 'any',
    values: [{ kind: 'exists', expected: true, span }],
    origin: { rule: span },
  }));
  return { ...events, implied: [...events.implied, ...present] };
}

/** Everything that has to be the same for the parts to be compared. */
function frameOf({ bases, measure, rule }: MappedCorrelation): string {
  const references = rule.rules.map(({ reference }) => reference);
  return JSON.stringify([
    rule.groupBy.length,
    bases.map((base) =>
      base.kind === 'events'
        ? [base.events.table.name, base.keys, base.values]
        : ['chained', base.keys, base.values],
    ),
    measure.kind,
    measure.kind === 'number' ? measure.aggregate : undefined,
    // Which bases are of one rule matters where rules are told apart.
    references.map((reference) => references.indexOf(reference)),
  ]);
}

/** Whether a window that is a hit stays one when events are added. */
function isMonotoneMeasure(measure: Measure): boolean {
  switch (measure.kind) {
    case 'sequence':
      return true;
    case 'rules':
      return !hasNegation(measure.condition);
    case 'number':
      return (
        /^(?:events|rules|distinct-values)$/.test(measure.aggregate.kind) &&
        measure.bounds.every(({ operator }) => operator === '>' || operator === '>=')
      );
  }
}

function hasNegation(expression: RuleExpression): boolean {
  switch (expression.kind) {
    case 'not':
      return true;
    case 'and':
    case 'or':
      return expression.operands.some(hasNegation);
    case 'rule':
      return false;
  }
}

/** How the windows that pass the second condition relate to those that pass the first. */
function compareMeasures(before: Measure, after: Measure): Relation {
  if (before.kind === 'number' && after.kind === 'number') {
    const isCount = /^(?:events|rules|distinct-values)$/.test(before.aggregate.kind);
    const values = [...before.bounds, ...after.bounds].map(({ value }) => value);
    const between = values.flatMap((value) => [value, value - 1, value + 1, value - 0.5, value + 0.5]);
    const numbers = isCount ? between.map(Math.ceil).filter((number) => number >= 1) : between;
    return relationOver(
      numbers,
      (number) => passes(number, before.bounds),
      (number) => passes(number, after.bounds),
    );
  }
  if (before.kind === 'rules' && after.kind === 'rules') {
    const count = 1 + Math.max(lastRule(before.condition), lastRule(after.condition));
    if (count > mostRules) return 'unknown';
    return relationOver(
      Array.from({ length: 2 ** count }, (_, seen) => seen),
      (seen) => holds(before.condition, seen),
      (seen) => holds(after.condition, seen),
    );
  }
  return before.kind === after.kind ? 'equal' : 'unknown';
}

/** Conditions over more rules are not compared, because every set of rules is tried. */
const mostRules = 12;

function relationOver(
  cases: readonly number[],
  isOld: (value: number) => boolean,
  isNew: (value: number) => boolean,
): Relation {
  const isLost = cases.some((value) => isOld(value) && !isNew(value));
  const isGained = cases.some((value) => isNew(value) && !isOld(value));
  if (isLost) return isGained ? 'different' : 'narrower';
  return isGained ? 'wider' : 'equal';
}

function passes(number: number, bounds: readonly ThresholdComparison[]): boolean {
  return bounds.every(({ operator, value }) => {
    switch (operator) {
      case '<':
        return number < value;
      case '<=':
        return number <= value;
      case '>':
        return number > value;
      case '>=':
        return number >= value;
      case '=':
        return number === value;
      case '!=':
        return number !== value;
    }
  });
}

/** `seen` has a bit for each rule that has a hit. */
function holds(condition: RuleExpression, seen: number): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.operands.every((operand) => holds(operand, seen));
    case 'or':
      return condition.operands.some((operand) => holds(operand, seen));
    case 'not':
      return !holds(condition.operand, seen);
    case 'rule':
      return ((seen >> condition.index) & 1) === 1;
  }
}

function lastRule(condition: RuleExpression): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return Math.max(...condition.operands.map(lastRule));
    case 'not':
      return lastRule(condition.operand);
    case 'rule':
      return condition.index;
  }
}

function undecided(reason: string): Comparison {
  return { relation: 'unknown', reason, witnesses: [] };
}
