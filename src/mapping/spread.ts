import type { Expression } from '../ir/index.ts';
import type { FieldLanding } from './model.ts';

/** For each spread group, which of its columns is being tested. */
export type Sides = ReadonlyMap<string, number>;

/** How a field lands, or undefined if the mapping does not know it. */
export type LandingOf = (field: string) => FieldLanding | undefined;

/** A spread group that several operands of a conjunction test, and how many columns it has. */
export interface SharedSpread {
  readonly group: string;
  readonly size: number;
  /** The operands that test the group. */
  readonly operands: ReadonlySet<Expression>;
}

/**
 * The first spread group that has to be decided for a whole conjunction: several of its operands
 * test fields of the group, at least one of them outside `not`, and nobody has chosen a column yet.
 * Without a test outside `not` there is nothing that says which column holds the value, and each
 * negated test stands for itself.
 */
export function sharedSpread(
  operands: readonly Expression[],
  landingOf: LandingOf,
  sides: Sides,
): SharedSpread | undefined {
  const uses = new Map<string, { size: number; positive: boolean; operands: Set<Expression> }>();
  for (const operand of operands) {
    for (const { group, size, positive } of spreadsIn(operand, landingOf, true)) {
      if (sides.has(group)) continue;
      const use = uses.get(group) ?? { size, positive: false, operands: new Set<Expression>() };
      uses.set(group, {
        size: Math.max(use.size, size),
        positive: use.positive || positive,
        operands: use.operands.add(operand),
      });
    }
  }
  for (const [group, use] of uses) {
    if (use.positive && use.operands.size > 1) return { group, size: use.size, operands: use.operands };
  }
  return undefined;
}

interface SpreadUse {
  readonly group: string;
  readonly size: number;
  readonly positive: boolean;
}

function* spreadsIn(expression: Expression, landingOf: LandingOf, positive: boolean): Generator<SpreadUse> {
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (const operand of expression.operands) yield* spreadsIn(operand, landingOf, positive);
      return;
    case 'not':
      yield* spreadsIn(expression.operand, landingOf, false);
      return;
    case 'selection':
      yield* spreadsIn(expression.operand, landingOf, positive);
      return;
    case 'field': {
      const landing = landingOf(expression.field.name);
      if (landing?.kind === 'alternatives') {
        yield { group: landing.spread, size: landing.columns.length, positive };
      }
      return;
    }
    case 'keyword':
    case 'constant':
      return;
  }
}
