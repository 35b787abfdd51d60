import { quote, joinSpans } from '../diagnostics/index.ts';
import type { Expression } from '../ir/index.ts';
import type { DetectionSyntax, LegacyAggregation } from '../parse/index.ts';
import { lowerCondition, type Selections } from './condition.ts';
import type { LowerContext } from './context.ts';
import { combineAll, complete } from './expressions.ts';
import { lowerSelection } from './selection.ts';

/**
 * Lowers search identifiers and condition to one expression. Several conditions are linked by `or`
 * (Sigma Rules specification, "Condition"). `undefined` after an error.
 */
export function lowerDetectionSection(
  detection: DetectionSyntax,
  context: LowerContext,
): Expression | undefined {
  const reported = context.diagnostics.list.length;
  const operands = new Map(
    detection.identifiers.map(
      (identifier) => [identifier.name.value, lowerSelection(identifier, context)] as const,
    ),
  );
  const selections: Selections = { operands, used: new Set(), written: { values: 0 } };
  const lowered = detection.conditions.map((condition) => {
    if (condition.aggregation !== undefined) return refuseAggregation(condition.aggregation, context);
    return condition.tree && lowerCondition(condition.tree, selections, context);
  });
  const [first, last] = [detection.conditions[0], detection.conditions.at(-1)];
  const conditions = complete(lowered);
  if (conditions === undefined || first === undefined || last === undefined) return undefined;
  reportUnused(detection, selections, context);
  reportTimeframe(detection, context);
  if (context.diagnostics.hasErrors(reported)) return undefined;
  return combineAll('or', conditions, joinSpans(first.text.span, last.text.span));
}

/** Without its aggregation the condition would match single events, which is not what the rule detects. */
function refuseAggregation(aggregation: LegacyAggregation, { diagnostics }: LowerContext): undefined {
  const name = aggregation.kind === 'near' ? 'near' : aggregation.function.value;
  const message = `The aggregation \`${name}\` of specification 1.0 is not converted.`;
  diagnostics.report('aggregation-unsupported', aggregation.span, message);
  return undefined;
}

/** The text of the condition for display; several conditions as one. */
export function conditionText({ conditions }: DetectionSyntax): string {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only.text.value;
  return conditions.map((condition) => `(${condition.text.value})`).join(' or ');
}

function reportUnused(detection: DetectionSyntax, { used }: Selections, { diagnostics }: LowerContext): void {
  for (const { name } of detection.identifiers) {
    if (used.has(name.value)) continue;
    diagnostics.report('selection-unused', name.span, `The condition does not use ${quote(name.value)}.`);
  }
}

/** Only aggregations have a time frame; one event has none. */
function reportTimeframe({ timeframe }: DetectionSyntax, { diagnostics }: LowerContext): void {
  if (timeframe === undefined) return;
  diagnostics.report(
    'timeframe-unused',
    timeframe.span,
    'This rule looks at single events, so `timeframe` has no effect.',
  );
}
