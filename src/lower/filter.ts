import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { DetectionRule, Expression, FilterRule } from '../ir/index.ts';
import type { ConditionNode, FilterDocument } from '../parse/index.ts';
import { lowerContext } from './context.ts';
import { conditionText, lowerDetectionSection } from './detection-section.ts';
import { lowerLogsource, lowerMetadata } from './metadata.ts';
import type { LowerOptions } from './options.ts';

/**
 * Turns a filter document into the events that it leaves out. `undefined` after at least one error.
 *
 * A condition that only negates (`not selection`, as the Sigma documentation writes it) says which events
 * stay; one without any negation (`selection`, as the specification writes it) says which go. A mixture
 * could be read both ways and is refused.
 */
export function lowerFilter(
  document: FilterDocument,
  diagnostics: Diagnostics,
  options: LowerOptions = {},
): FilterRule | undefined {
  const condition = lowerDetectionSection(document.detection, lowerContext(diagnostics, options));
  const polarity = polarityOf(document, diagnostics);
  if (condition === undefined || polarity === undefined) return undefined;
  const excluded: Expression =
    polarity === 'stays' ? { kind: 'not', operand: condition, span: condition.span } : condition;
  const { rules } = document;
  return {
    kind: 'filter',
    metadata: lowerMetadata(document.metadata),
    logsource: lowerLogsource(document.logsource),
    targets:
      rules.kind === 'any' ? 'any' : rules.rules.map(({ value, span }) => ({ reference: value, span })),
    excluded: withoutDoubleNegation(excluded),
    span: document.span,
  };
}

/** Whether a filter is meant for a rule: named by id or name, and of a log source that the filter covers. */
function filterConcerns(filter: FilterRule, rule: DetectionRule): boolean {
  return isNamed(filter, rule) && coversLogsource(filter, rule);
}

/** The rule without the events that the filters leave out. Filters that don't concern it do nothing. */
export function applyFilters(rule: DetectionRule, filters: readonly FilterRule[]): DetectionRule {
  const concerning = filters.filter((filter) => filterConcerns(filter, rule));
  if (concerning.length === 0) return rule;
  const exclusions = concerning.map(({ excluded, metadata }): Expression => {
    const labelled = ofFilter(excluded, metadata.title);
    return labelled.kind === 'not'
      ? labelled.operand
      : { kind: 'not', operand: labelled, span: labelled.span };
  });
  const own = rule.condition.kind === 'and' ? rule.condition.operands : [rule.condition];
  const operands = [...own, ...exclusions];
  const names = concerning.map(({ metadata }) => quote(metadata.title)).join(', ');
  return {
    ...rule,
    condition: { kind: 'and', operands, span: rule.condition.span },
    conditionText: `(${rule.conditionText}) without ${names}`,
    filters: concerning.map(({ metadata: { title }, span }) => ({ title, span })),
  };
}

/** The expression with the title of its filter at each selection. */
function ofFilter(expression: Expression, title: string): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map((operand) => ofFilter(operand, title)) };
    case 'not':
      return { ...expression, operand: ofFilter(expression.operand, title) };
    case 'selection':
      return { ...expression, filter: title };
    case 'field':
    case 'keyword':
    case 'constant':
      return expression;
  }
}

/** Reports each filter that concerns none of the rules, and why. */
export function reportUnusedFilters(
  filters: readonly FilterRule[],
  rules: readonly DetectionRule[],
  diagnostics: Diagnostics,
): void {
  for (const filter of filters) {
    if (rules.some((rule) => filterConcerns(filter, rule))) continue;
    const isNear = filter.targets !== 'any' && rules.some((rule) => isNamed(filter, rule));
    const why = isNear
      ? 'the rules that it names have another log source'
      : 'no rule has a matching id, name and log source';
    const message = `The filter ${quote(filter.metadata.title)} applies to nothing: ${why}.`;
    diagnostics.report('filter-unused', filter.span, message);
  }
}

function isNamed({ targets }: FilterRule, { metadata: { id, name } }: DetectionRule): boolean {
  if (targets === 'any') return true;
  return targets.some(({ reference }) => reference === name || reference.toLowerCase() === id?.toLowerCase());
}

/** The attributes of the log source that a filter names must be those of the rule. */
function coversLogsource({ logsource: of }: FilterRule, { logsource }: DetectionRule): boolean {
  return (['category', 'product', 'service'] as const).every(
    (attribute) => of[attribute] === undefined || of[attribute] === logsource[attribute],
  );
}

type Polarity = 'stays' | 'goes';

function polarityOf({ detection }: FilterDocument, diagnostics: Diagnostics): Polarity | undefined {
  const polarities = detection.conditions.map(({ tree }) => (tree === undefined ? 'mixed' : polarity(tree)));
  const [first = 'mixed'] = polarities;
  const place = detection.conditions[0]?.text.span ?? detection.span;
  if (first === 'mixed' || polarities.some((each) => each !== first)) {
    const message = `${quote(conditionText(detection))} says neither plainly what stays nor plainly what goes.`;
    diagnostics.report('filter-ambiguous', place, message);
    return undefined;
  }
  if (first === 'goes') {
    const message = `Events that match ${quote(conditionText(detection))} are left out.`;
    diagnostics.report('filter-reading', place, message);
  }
  return first;
}

function polarity(node: ConditionNode): Polarity | 'mixed' {
  switch (node.kind) {
    case 'identifier':
    case 'quantifier':
      return 'goes';
    case 'not':
      return polarity(node.operand) === 'goes' ? 'stays' : 'mixed';
    case 'and':
    case 'or': {
      const [first = 'mixed', ...rest] = node.operands.map(polarity);
      return rest.every((each) => each === first) ? first : 'mixed';
    }
  }
}

function withoutDoubleNegation(expression: Expression): Expression {
  if (expression.kind === 'not' && expression.operand.kind === 'not') return expression.operand.operand;
  return expression;
}
