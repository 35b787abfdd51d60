import { Diagnostics, quote } from '../diagnostics/index.ts';
import type { CorrelatedRule, CorrelationRule, DetectionRule, FilterRule } from '../ir/index.ts';
import type { CorrelationDocument, Located } from '../parse/index.ts';
import { findCorrelated } from './correlated-rules.ts';
import { lowerCorrelationCondition } from './correlation-condition.ts';
import { fieldsIn, resolveAliases, type Alias } from './correlation-aliases.ts';
import { complete } from './expressions.ts';
import { applyFilters } from './filter.ts';
import { isAggregating, lowerAggregation } from './legacy-aggregation.ts';
import { lowerDetection } from './lower-detection.ts';
import { lowerMetadata } from './metadata.ts';
import type { LowerOptions } from './options.ts';
import type { RuleDocument, RuleIndex } from './rule-index.ts';

/** What lowering a correlation needs besides the document. */
export interface CorrelationOptions extends LowerOptions {
  /** Every rule that a correlation may refer to, from all files. */
  readonly index: RuleIndex;
  /** Filters, which apply to the rules that the correlation refers to. */
  readonly filters?: readonly FilterRule[];
}

/** How many rules a correlation may refer to, directly and through other correlations. */
const correlatedRules = 100;

/**
 * Turns a correlation document into the rule that it means, with the rules that it refers to inside.
 * `undefined` after at least one error, also if one of those rules has errors.
 */
export function lowerCorrelation(
  document: CorrelationDocument,
  diagnostics: Diagnostics,
  options: CorrelationOptions,
): CorrelationRule | undefined {
  const step = { diagnostics, options, chain: [document], room: { remaining: correlatedRules } };
  return lowerChain(document, step);
}

/** Where in a chain of correlations lowering stands. */
interface Step {
  readonly diagnostics: Diagnostics;
  readonly options: CorrelationOptions;
  /** The documents that led here, so that a circle of references is noticed. */
  readonly chain: readonly RuleDocument[];
  /** How many more rules the outermost correlation may refer to; used up in place. */
  readonly room: { remaining: number };
}

function lowerChain(document: CorrelationDocument, step: Step): CorrelationRule | undefined {
  const { correlation, metadata, span } = document;
  const { diagnostics, options, room } = step;
  room.remaining -= correlation.rules.length;
  if (room.remaining < 0) {
    const message = `A correlation may refer to ${correlatedRules} rules at most, counting those of other correlations.`;
    diagnostics.report('correlation-too-large', correlation.type.span, message);
    return undefined;
  }
  const reported = diagnostics.list.length;
  const targets = findCorrelated(correlation, options.index, diagnostics);
  const aliases = resolveAliases(correlation, targets, diagnostics);
  const condition = lowerCorrelationCondition(correlation, targets, diagnostics);
  const rules = correlation.rules.map((reference, position) => {
    const target = targets.documents[position];
    return target && lowerReferenced(reference, target, step);
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
  step: Step,
): DetectionRule | CorrelationRule | undefined {
  const { diagnostics, chain } = step;
  if (chain.includes(target)) {
    const message = `${quote(reference.value)} refers back to the correlation that refers to it.`;
    diagnostics.report('correlation-circle', reference.span, message);
    return undefined;
  }
  // The findings about the other rule belong to that rule's own report, unless the query differs by them.
  const own = new Diagnostics();
  const rule = lowerRule(target, { ...step, diagnostics: own, chain: [...chain, target] });
  if (rule !== undefined) {
    diagnostics.add(own.list.filter(({ effect }) => effect !== undefined));
    return rule;
  }
  const first = own.list.find(({ severity }) => severity === 'error');
  const related = first === undefined ? [] : [{ message: first.message, span: first.span }];
  const message = `The rule ${quote(reference.value)} can't be used because it has errors of its own.`;
  diagnostics.report('correlation-rule-invalid', reference.span, message, { related });
  return undefined;
}

function lowerRule(target: RuleDocument, step: Step): DetectionRule | CorrelationRule | undefined {
  const { diagnostics, options } = step;
  if (target.kind === 'correlation') return lowerChain(target, step);
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
