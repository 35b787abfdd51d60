import { quote, joinSpans, type Span } from '../diagnostics/index.ts';
import type { Expression, FieldTest, KeywordTest, Value } from '../ir/index.ts';
import type { YamlEntry, YamlScalar } from '../yaml/index.ts';
import type { Comparison } from './comparison.ts';
import type { LowerContext } from './context.ts';
import { parseFieldKey, type FieldKey, type ModifierUse } from './field-key.ts';
import { combineAll } from './expressions.ts';
import { planComparison } from './modifiers/plan.ts';
import { hasPlaceholder } from './strings/decode.ts';
import { valuesOf } from './value-list.ts';
import { valueReaders } from './values/read.ts';

/**
 * Lowers `Field|modifiers: value or list` (Sigma Rules specification, "Maps" and "Value Modifiers"), or
 * `'|all': list` of keywords. `undefined` after an error.
 */
export function lowerFieldItem({ key, value }: YamlEntry, context: LowerContext): Expression | undefined {
  const fieldKey = parseFieldKey(key);
  const { field, modifiers } = fieldKey;
  if (field === undefined && modifiers.length === 0) {
    context.diagnostics.report('field-name-missing', key.span, 'The name of this field is empty.');
    return undefined;
  }
  const comparison = planComparison(fieldKey, context.diagnostics);
  const owner = field === undefined ? quote(key.text) : `The field ${quote(field.name)}`;
  const scalars = valuesOf(value, owner, context);
  if (comparison === undefined || scalars === undefined) return undefined;
  checkList(scalars, comparison, fieldKey, context);
  const values = readValues(scalars, comparison, fieldKey, context);
  if (values === undefined) return undefined;
  const span = joinSpans(key.span, value.span);
  const test = combineValues(values, comparison, (part) => testOf(field, part, span), span);
  return comparison.negated ? { kind: 'not', operand: test, span } : test;
}

function testOf(
  field: FieldKey['field'],
  { quantifier, values }: Pick<FieldTest, 'quantifier' | 'values'>,
  span: Span,
): FieldTest | KeywordTest {
  return field === undefined
    ? { kind: 'keyword', quantifier, values, span }
    : { kind: 'field', field, quantifier, values, span };
}

/** Reads every value; an inner list holds the alternatives that one value of the rule became. */
function readValues(
  scalars: readonly YamlScalar[],
  comparison: Comparison,
  { field }: FieldKey,
  context: LowerContext,
): readonly (readonly Value[])[] | undefined {
  const read = valueReaders[comparison.test];
  const all: (readonly Value[])[] = [];
  for (const scalar of scalars) {
    if (field === undefined && scalar.value === null) {
      context.diagnostics.report('keyword-type', scalar.span, '`null` can not be looked for in an event.');
      continue;
    }
    const values = read(field === undefined ? asText(scalar) : scalar, comparison, context);
    if (values === undefined) continue;
    all.push(values);
    if (!spend(values.length - 1, scalar, context)) return undefined;
  }
  return all.length === scalars.length ? all : undefined;
}

/** Keywords are looked for as text, whatever YAML makes of them. */
export function asText(scalar: YamlScalar): YamlScalar {
  return typeof scalar.value === 'string' ? scalar : { ...scalar, value: scalar.text };
}

/** Takes values that a modifier added out of the document's budget; reports when it is used up. */
function spend(added: number, { span }: YamlScalar, { budget, diagnostics }: LowerContext): boolean {
  budget.remaining -= added;
  if (budget.remaining >= 0) return true;
  diagnostics.report(
    'expansion-too-large',
    span,
    'The modifiers of this rule turn its values into too many.',
  );
  return false;
}

function combineValues(
  values: readonly (readonly Value[])[],
  { quantifier }: Comparison,
  test: (part: Pick<FieldTest, 'quantifier' | 'values'>) => FieldTest | KeywordTest,
  span: Span,
): Expression {
  if (quantifier === 'any' || values.every((alternatives) => alternatives.length === 1)) {
    const [only] = values;
    if (values.length === 1 && only !== undefined) return test({ quantifier: 'any', values: only });
    return test({ quantifier, values: values.flat() });
  }
  // With `all`, each value must match, but only one of the alternatives that it became.
  const tests = values.map((alternatives) => test({ quantifier: 'any', values: alternatives }));
  return combineAll('and', tests, span);
}

function checkList(
  scalars: readonly YamlScalar[],
  { test, encoding, position, transforms }: Comparison,
  { field, modifiers, span }: FieldKey,
  { diagnostics }: LowerContext,
): void {
  const nothing = scalars.length > 1 ? scalars.find((scalar) => scalar.value === null) : undefined;
  if (nothing !== undefined && field !== undefined) {
    diagnostics.report(
      'value-null-in-list',
      nothing.span,
      `\`null\` is one of several values of ${quote(field.name)}.`,
    );
  }
  const second = scalars[1];
  if (test === 'exists' && second !== undefined) {
    diagnostics.report('value-type', second.span, '`exists` needs one value, `true` or `false`.');
  }
  if (transforms.includes('expand') && !scalars.some((scalar) => hasPlaceholder(scalar.text))) {
    const place = placeOf('expand', modifiers) ?? span;
    diagnostics.report('placeholder-missing', place, 'No value of this field holds a placeholder to expand.');
  }
  if (encoding === 'base64offset' && position === 'equals' && field !== undefined) {
    const place = placeOf(encoding, modifiers) ?? span;
    diagnostics.report(
      'encoding-whole-field',
      place,
      '`base64offset` makes pieces of encoded text, and no field equals one.',
    );
  }
}

function placeOf(name: string, modifiers: readonly ModifierUse[]): Span | undefined {
  return modifiers.find((modifier) => modifier.name === name)?.span;
}
