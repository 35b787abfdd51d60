import {
  selectionLabel,
  type Expression,
  type FieldTest,
  type KeywordTest,
  type Value,
} from '../ir/index.ts';
import type { Authored } from './authored.ts';
import { leafFor } from './leaf.ts';
import { normalize } from './normal-form.ts';
import type { Predicate } from './predicate.ts';

/**
 * The predicate tree of a condition in normal form, its operands in the order of the rule. Each value is a
 * leaf of its own, whatever modifiers made of it. `N of` is the alternatives that lowering made of it.
 */
export function predicateTree(condition: Expression, authored: Authored): Predicate {
  return normalize(build(condition, '', authored));
}

function build(expression: Expression, selection: string, authored: Authored): Predicate {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return {
        kind: expression.kind,
        operands: expression.operands.map((operand) => build(operand, selection, authored)),
      };
    case 'not':
      return { kind: 'not', operand: build(expression.operand, selection, authored) };
    case 'selection':
      return build(expression.operand, selectionLabel(expression), authored);
    case 'field':
    case 'keyword':
      return {
        kind: expression.quantifier === 'all' ? 'and' : 'or',
        operands: authoredValues(expression).map((values) =>
          leafFor(expression, values, selection, authored),
        ),
      };
    case 'constant':
      return { kind: 'constant', value: expression.value };
  }
}

/** Values by the place in the rule that they come from. */
function authoredValues({ values }: FieldTest | KeywordTest): readonly [Value, ...Value[]][] {
  const groups = new Map<string, [Value, ...Value[]]>();
  for (const value of values) {
    // Items of an aliased list share one place, but not their kind and content.
    const place = `${value.span.start} ${value.span.end}`;
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [value]);
    else group.push(value);
  }
  return [...groups.values()];
}
