import { Diagnostics, quote } from '../diagnostics/index.ts';
import type { CorrelatedRule, CorrelationRule, DetectionRule, FilterRule } from '../ir/index.ts';
import type { CorrelationDocument, Located } from '../parse/index.ts';
import { lowerCorrelationCondition } from './correlation-condition.ts';
import { fieldsIn, resolveAliases, type Alias } from './correlation-aliases.ts';
import { complete } from './expressions.ts';
import { applyFilters } from './filter.ts';
import { isAggregating, lowerAggregation } from './legacy-aggregation.ts';
import { lowerDetection } from './lower-detection.ts';
import { lowerMetadata } from './metadata.ts';
import type { LowerOptions } from './options.ts';
import { findRule, type RuleDocument, type RuleIndex } from './rule-index.ts';

/** What lowering a correlation needs besides the document. */
export interface CorrelationOptions extends LowerOptions {
  /** Every rule that a correlation may refer to, from all files. */
  readonly index: RuleIndex;
  /** Filters, which apply to the rules that the correlation refers to. */
  readonly filters?: readonly FilterRule[];
}

/**
 * Turns a correlation document into the rule that it means, with the rules that it refers to inside.
 * `undefined` after at least one error, also if one of those rules has errors.
 */
export function lowerCorrelation(
  document: CorrelationDocument,
  diagnostics: Diagnostics,
  options: CorrelationOptions,
): CorrelationRule | undefined {
  return lowerChain(document, diagnostics, options, [document]);
}

/** `chain` holds the correlations that led here, so that a circle of references is noticed. */
function lowerChain(
  document: CorrelationDocument,
  diagnostics: Diagnostics,
  options: CorrelationOptions,
  chain: readonly RuleDocument[],
): CorrelationRule | undefined {
  const { correlation, metadata, span } = document;
  const reported = diagnostics.list.length;
  const documents = correlation.rules.map((reference) => findRule(reference, options.index, diagnostics));
  const aliases = resolveAliases(correlation, documents, options.index, diagnostics);
  const condition = lowerCorrelationCondition(correlation, documents, options.index, diagnostics);
  const rules = correlation.rules.map((reference, position) => {
    const target = documents[position];
    return target && lowerReferenced(reference, target, diagnostics, options, chain);
  });
  const found = complete(rules);
  if (found === undefined || condition === undefined || diagnostics.hasErrors(reported)) return undefined;
  const groupBy = correlation.groupBy.map((key) => key.value);
  const fields = condition.kind === 'threshold' ? condition.fields : [];
  return {
    kind: 'correlation',
    metadata: lowerMetadata(metadata),
    type: correlation.type.value,
    rules: found.map((rule, position) =>
      correlated(rule, position, correlation.rules, { aliases, groupBy, fields }),
    ),
    groupBy,
    timespan: correlation.timespan.value,
    condition,
    generate: correlation.generate,
    span,
  };
}

function lowerReferenced(
  reference: Located<string>,
  target: RuleDocument,
  diagnostics: Diagnostics,
  options: CorrelationOptions,
  chain: readonly RuleDocument[],
): DetectionRule | CorrelationRule | undefined {
  if (chain.includes(target)) {
    const message = `${quote(reference.value)} refers back to the correlation that refers to it.`;
    diagnostics.report('correlation-circle', reference.span, message);
    return undefined;
  }
  // The findings about the other rule belong to that rule's own report.
  const own = new Diagnostics();
  const rule = lowerRule(target, own, options, [...chain, target]);
  if (rule !== undefined) return rule;
  const first = own.list.find(({ severity }) => severity === 'error');
  const related = first === undefined ? [] : [{ message: first.message, span: first.span }];
  const message = `The rule ${quote(reference.value)} can't be used because it has errors of its own.`;
  diagnostics.report('correlation-rule-invalid', reference.span, message, { related });
  return undefined;
}

function lowerRule(
  target: RuleDocument,
  diagnostics: Diagnostics,
  options: CorrelationOptions,
  chain: readonly RuleDocument[],
): DetectionRule | CorrelationRule | undefined {
  if (target.kind === 'correlation') return lowerChain(target, diagnostics, options, chain);
  if (isAggregating(target)) return lowerAggregation(target, diagnostics, options);
  const rule = lowerDetection(target, diagnostics, options);
  return rule && applyFilters(rule, options.filters ?? []);
}

function correlated(
  rule: DetectionRule | CorrelationRule,
  position: number,
  references: readonly Located<string>[],
  names: {
    readonly aliases: readonly Alias[];
    readonly groupBy: readonly string[];
    readonly fields: readonly string[];
  },
): CorrelatedRule {
  const reference = references[position];
  return {
    reference: reference?.value ?? '',
    rule,
    groupBy: fieldsIn(names.groupBy, position, names.aliases),
    fields: fieldsIn(names.fields, position, names.aliases),
    span: reference?.span ?? rule.span,
  };
}
