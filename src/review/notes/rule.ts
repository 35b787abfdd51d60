import { predicateTree, type Authored } from '../../analyses/index.ts';
import type { Span } from '../../diagnostics/index.ts';
import type {
  CorrelationRule,
  DetectionRule,
  Logsource,
  RuleExpression,
  ThresholdComparison,
} from '../../ir/index.ts';
import type { ChangeNote, Phrase } from '../model.ts';
import { placeIn } from '../place.ts';
import { conditionNotes } from './condition.ts';
import { neverNotes } from './never.ts';
import { code, codes } from './words.ts';

/** A rule, and how the authors of its side spelled values. */
export interface SpelledRule {
  readonly rule: DetectionRule | CorrelationRule;
  readonly spelling: Authored;
}

/** What differs between what two rules look for. */
export function ruleNotes(before: SpelledRule, after: SpelledRule): readonly ChangeNote[] {
  const [old, next] = [before.rule, after.rule];
  if (old.kind === 'detection' && next.kind === 'detection') {
    const former = predicateTree(old.condition, before.spelling);
    const present = predicateTree(next.condition, after.spelling);
    return [
      ...neverNotes(former, present),
      ...logsourceNotes(old.logsource, next.logsource),
      ...conditionNotes(former, present),
    ];
  }
  if (old.kind === 'correlation' && next.kind === 'correlation') {
    return [...correlationNotes(old, next), ...baseNotes(old, next, before, after)];
  }
  const text =
    next.kind === 'correlation'
      ? 'the rule now correlates several events'
      : 'the rule no longer correlates events';
  return [{ code: 'correlation-changed', risk: 'high', text: [text], place: placeIn(next.span, 'after') }];
}

/** What stands out in a rule that was not there, or not correct, before. */
export function newRuleNotes({ rule, spelling }: SpelledRule): readonly ChangeNote[] {
  return rule.kind === 'detection' ? neverNotes(undefined, predicateTree(rule.condition, spelling)) : [];
}

function logsourceNotes(before: Logsource, after: Logsource): readonly ChangeNote[] {
  return (['category', 'product', 'service'] as const).flatMap((attribute) =>
    changed('logsource-changed', 'high', attribute, before[attribute], after[attribute], after.span),
  );
}

function correlationNotes(before: CorrelationRule, after: CorrelationRule): readonly ChangeNote[] {
  const facts: readonly [string, string, string][] = [
    ['correlation type', before.type, after.type],
    ['time span', before.timespan.text, after.timespan.text],
    ['threshold', measureText(before), measureText(after)],
    ['grouped by', before.groupBy.join(', '), after.groupBy.join(', ')],
    ['fields', fieldsText(before), fieldsText(after)],
    ['correlated rules', referencesText(before), referencesText(after)],
  ];
  return facts.flatMap(([name, old, next]) =>
    changed('correlation-changed', 'high', name, old, next, after.span),
  );
}

/** What changed in the rules that both correlations use. */
function baseNotes(
  old: CorrelationRule,
  next: CorrelationRule,
  before: SpelledRule,
  after: SpelledRule,
): readonly ChangeNote[] {
  return next.rules.flatMap(({ reference, rule }) => {
    const partner = old.rules.find((each) => each.reference === reference);
    if (partner === undefined) return [];
    const notes = ruleNotes({ ...before, rule: partner.rule }, { ...after, rule });
    const prefix: readonly Phrase[] = ['in the correlated rule ', code(reference), ': '];
    return notes.map((note) => ({
      ...note,
      code: 'correlated-rule-changed' as const,
      text: [...prefix, ...note.text],
    }));
  });
}

function measureText({ condition }: CorrelationRule): string {
  if (condition.kind === 'rules') return expressionText(condition.expression);
  const percentile = condition.percentile === undefined ? '' : `percentile ${condition.percentile} `;
  return percentile + condition.comparisons.map(comparisonText).join(' and ');
}

function comparisonText({ operator, value }: ThresholdComparison): string {
  return `${operator} ${value}`;
}

function fieldsText({ condition }: CorrelationRule): string {
  return condition.kind === 'threshold' ? condition.fields.join(', ') : '';
}

function referencesText({ rules }: CorrelationRule): string {
  return rules.map(({ reference }) => reference).join(', ');
}

function expressionText(expression: RuleExpression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `(${expression.operands.map(expressionText).join(` ${expression.kind} `)})`;
    case 'not':
      return `not ${expressionText(expression.operand)}`;
    case 'rule':
      return `rule ${expression.index + 1}`;
  }
}

/** A note about one attribute; none if it is the same. */
export function changed(
  noteCode: ChangeNote['code'],
  risk: ChangeNote['risk'],
  name: string,
  before: string | undefined,
  after: string | undefined,
  span?: Span,
): readonly ChangeNote[] {
  if (before === after) return [];
  const shown = (value: string | undefined): Phrase =>
    value === undefined || value === '' ? 'none' : code(value);
  const text = [`${name} `, shown(before), ' → ', shown(after)];
  return [{ code: noteCode, risk, text, ...(span === undefined ? {} : { place: placeIn(span, 'after') }) }];
}

/** A note about a list of which something was added or removed; none if the order alone differs. */
export function listChanged(
  noteCode: ChangeNote['code'],
  risk: ChangeNote['risk'],
  name: string,
  before: readonly string[],
  after: readonly string[],
): readonly ChangeNote[] {
  const added = after.filter((each) => !before.includes(each));
  const gone = before.filter((each) => !after.includes(each));
  if (added.length + gone.length === 0) return [];
  const text: readonly Phrase[] = [
    `${name}: `,
    ...(added.length === 0 ? [] : ['added ', ...codes(added)]),
    ...(added.length > 0 && gone.length > 0 ? ['; '] : []),
    ...(gone.length === 0 ? [] : ['removed ', ...codes(gone)]),
  ];
  return [{ code: noteCode, risk, text }];
}
