import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { CorrelationCondition, RuleExpression, ThresholdComparison } from '../ir/index.ts';
import type { ComparisonOperator, ConditionNode, CorrelationSyntax } from '../parse/index.ts';
import { complete } from './expressions.ts';
import type { CorrelatedDocuments } from './correlated-rules.ts';

/** The operators of a correlation's condition as signs. */
export const signs: Readonly<Record<ComparisonOperator, ThresholdComparison['operator']>> = {
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  eq: '=',
  neq: '!=',
};

/**
 * Lowers the condition of a correlation. Without one, all rules must have a hit (Correlation Rules
 * specification, "Temporal Proximity"). `undefined` after an error.
 */
export function lowerCorrelationCondition(
  correlation: CorrelationSyntax,
  correlated: CorrelatedDocuments,
  diagnostics: Diagnostics,
): CorrelationCondition | undefined {
  const { condition } = correlation;
  if (condition === undefined) return { kind: 'rules', expression: everyRule(correlation) };
  if (condition.kind === 'rules') {
    const expression = lowerRules(condition.tree, correlated, diagnostics);
    return expression && { kind: 'rules', expression };
  }
  return {
    kind: 'threshold',
    comparisons: condition.comparisons.map(({ operator, value }) => ({
      operator: signs[operator.value],
      value: value.value,
    })),
    fields: condition.fields.map((field) => field.value),
    ...(condition.percentile === undefined ? {} : { percentile: condition.percentile.value }),
    span: condition.span,
  };
}

function everyRule({ rules, span }: CorrelationSyntax): RuleExpression {
  const operands = rules.map((rule, index): RuleExpression => ({ kind: 'rule', index, span: rule.span }));
  const [only] = operands;
  return only !== undefined && operands.length === 1 ? only : { kind: 'and', operands, span };
}

function lowerRules(
  node: ConditionNode,
  correlated: CorrelatedDocuments,
  diagnostics: Diagnostics,
): RuleExpression | undefined {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const operands = complete(node.operands.map((each) => lowerRules(each, correlated, diagnostics)));
      return operands && { kind: node.kind, operands, span: node.span };
    }
    case 'not': {
      const operand = lowerRules(node.operand, correlated, diagnostics);
      return operand && { kind: 'not', operand, span: node.span };
    }
    case 'identifier': {
      const position = correlated.positionOf(node.name);
      if (position !== undefined) return { kind: 'rule', index: position, span: node.span };
      const message = `The condition names ${quote(node.name)}, which is not one of the correlation's \`rules\`.`;
      diagnostics.report('correlation-condition-rule', node.span, message);
      return undefined;
    }
    case 'quantifier':
      diagnostics.report(
        'correlation-condition-rule',
        node.span,
        'A correlation names its rules one by one.',
      );
      return undefined;
  }
}
