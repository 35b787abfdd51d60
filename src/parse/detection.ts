import { quote, type Diagnostics } from '../diagnostics/index.ts';
import { reportTraps, type YamlEntry, type YamlNode } from '../yaml/index.ts';
import { readCondition } from './condition/read.ts';
import type { ConditionSyntax, DetectionSyntax, Located, SearchIdentifier } from './document.ts';
import { readName, refuse } from './structure.ts';

/**
 * Reads `detection` of a rule, or the like-shaped `filter` of a filter, by the Rules specification,
 * "Detection". Undefined after an error.
 *
 * Guarantees: at least one condition, each with a tree. Bodies of search identifiers are kept as they are.
 */
export function readDetection(
  { key, value }: YamlEntry,
  diagnostics: Diagnostics,
): DetectionSyntax | undefined {
  if (value.kind !== 'map')
    return refuse(
      value,
      `${quote(key.text)} must be a map.`,
      diagnostics,
      'Write search identifiers and `condition` under it, indented and each with a colon.',
    );
  const identifiers: SearchIdentifier[] = [];
  let conditions: readonly ConditionSyntax[] | undefined;
  let timeframe: Located<string> | undefined;
  let sound = true;
  for (const entry of value.entries) {
    if (entry.key.text === 'condition') {
      conditions = readConditions(entry.value, diagnostics);
      sound &&= conditions.every(({ tree }) => tree !== undefined);
    } else if (entry.key.text === 'timeframe') {
      timeframe = readName(entry, diagnostics);
      sound &&= timeframe !== undefined;
    } else {
      reportTraps(entry.value, diagnostics);
      identifiers.push({ name: { value: entry.key.text, span: entry.key.span }, body: entry.value });
    }
  }
  if (conditions === undefined) {
    diagnostics.report('condition-missing', key.span, `${quote(key.text)} has no \`condition\`.`);
    return undefined;
  }
  if (!sound || conditions.length === 0) return undefined;
  return { identifiers, conditions, ...(timeframe === undefined ? {} : { timeframe }), span: value.span };
}

/** The condition, or several, "each of which generates a query". Empty after an error. */
function readConditions(value: YamlNode, diagnostics: Diagnostics): readonly ConditionSyntax[] {
  const items = value.kind === 'sequence' ? value.items : [value];
  if (items.length === 0)
    diagnostics.report('condition-empty', value.span, 'The list of conditions is empty.');
  const conditions: ConditionSyntax[] = [];
  for (const item of items) {
    if (item.kind !== 'scalar') {
      refuse(
        item,
        'A condition must be text, or a list of texts.',
        diagnostics,
        'Write search identifiers joined by `and`, `or` and `not` on one line.',
      );
      return [];
    }
    conditions.push(readCondition(item, diagnostics));
  }
  return conditions;
}
