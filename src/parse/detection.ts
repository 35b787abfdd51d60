import type { Diagnostics } from '../diagnostics/index.ts';
import type { YamlEntry, YamlNode } from '../yaml/index.ts';
import { readCondition } from './condition/read.ts';
import type { ConditionSyntax, DetectionSyntax, Located, SearchIdentifier } from './document.ts';
import { readText } from './text.ts';

/** Reads `detection` of a rule, or the like-shaped `filter` of a filter. Undefined after an error. */
export function readDetection(entry: YamlEntry, diagnostics: Diagnostics): DetectionSyntax | undefined {
  const { key, value } = entry;
  if (value.kind !== 'map') {
    diagnostics.report('structure-type', value.span, `\`${key.text}\` must be a map of search identifiers.`);
    return undefined;
  }
  const identifiers: SearchIdentifier[] = [];
  let conditions: readonly ConditionSyntax[] | undefined;
  let timeframe: Located<string> | undefined;
  for (const each of value.entries) {
    if (each.key.text === 'condition') conditions = readConditions(each.value, diagnostics);
    else if (each.key.text === 'timeframe') timeframe = readText(each, diagnostics);
    else identifiers.push({ name: { value: each.key.text, span: each.key.span }, body: each.value });
  }
  if (conditions === undefined) {
    diagnostics.report('condition-missing', key.span, `\`${key.text}\` has no \`condition\`.`);
    return undefined;
  }
  return { identifiers, conditions, ...(timeframe === undefined ? {} : { timeframe }), span: value.span };
}

function readConditions(value: YamlNode, diagnostics: Diagnostics): readonly ConditionSyntax[] {
  const items = value.kind === 'sequence' ? value.items : [value];
  return items.flatMap((item) => {
    if (item.kind === 'scalar') return readCondition(item, diagnostics);
    diagnostics.report('structure-type', item.span, 'A condition must be text.');
    return [];
  });
}
