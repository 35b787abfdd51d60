import { quote } from '../diagnostics/index.ts';
import type { Expression } from '../ir/index.ts';
import type { SearchIdentifier } from '../parse/index.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSequence } from '../yaml/index.ts';
import { plainComparison } from './comparison.ts';
import type { LowerContext } from './context.ts';
import { combineAll, complete } from './expressions.ts';
import { asText, lowerFieldItem } from './field-item.ts';
import { readPlain } from './values/plain.ts';

/**
 * Lowers the body of a search identifier (Sigma Rules specification, "Lists" and "Maps"): all items of a
 * map must match, one item of a list is enough, and values without a field are keywords.
 * `undefined` after an error.
 */
export function lowerSelection(
  { name, body }: SearchIdentifier,
  context: LowerContext,
): Expression | undefined {
  return lowerBody(body, name.value, context);
}

/** Lists and maps are nested at most as deeply as the YAML reader allows. */
function lowerBody(body: YamlNode, name: string, context: LowerContext): Expression | undefined {
  switch (body.kind) {
    case 'map':
      return lowerMap(body, name, context);
    case 'sequence':
      return lowerList(body, name, context);
    case 'scalar':
      if (body.value === null) return empty(body, name, context);
      return lowerKeywords([body], context);
  }
}

function lowerMap(map: YamlMap, name: string, context: LowerContext): Expression | undefined {
  if (map.entries.length === 0) return empty(map, name, context);
  const tests = complete(map.entries.map((entry) => lowerFieldItem(entry, context)));
  return tests && combineAll('and', tests, map.span);
}

/** The keywords of a list are one test, which stands where the first of them stood. */
function lowerList(list: YamlSequence, name: string, context: LowerContext): Expression | undefined {
  if (list.items.length === 0) return empty(list, name, context);
  const keywords = list.items.filter((item) => item.kind === 'scalar');
  const alternatives: (Expression | undefined)[] = [];
  for (const item of list.items) {
    if (item.kind !== 'scalar') alternatives.push(lowerBody(item, name, context));
    else if (item === keywords[0]) alternatives.push(lowerKeywords(keywords, context));
  }
  const tests = complete(alternatives);
  return tests && combineAll('or', tests, list.span);
}

function lowerKeywords(scalars: readonly YamlScalar[], context: LowerContext): Expression | undefined {
  const values = scalars.flatMap((scalar) => {
    if (scalar.value === null) {
      context.diagnostics.report('keyword-type', scalar.span, '`null` can not be looked for in an event.');
      return [];
    }
    return readPlain(asText(scalar), plainComparison, context) ?? [];
  });
  const [first, last] = [scalars[0], scalars.at(-1)];
  if (values.length !== scalars.length || first === undefined || last === undefined) return undefined;
  const span = { ...first.span, end: Math.max(first.span.end, last.span.end) };
  return { kind: 'keyword', quantifier: 'any', values, span };
}

function empty(body: YamlNode, name: string, { diagnostics }: LowerContext): undefined {
  diagnostics.report('selection-empty', body.span, `The search identifier ${quote(name)} holds no test.`);
  return undefined;
}
