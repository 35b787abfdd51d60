import { alwaysTrue, type Formula, type Formulas } from '../formula.ts';

/** At least one of these formulas holds. */
export type Clause = readonly Formula[];

/**
 * What ties the formulas inside a formula to one another, one clause at a time: a conjunction holds if and only if all
 * its operands do. Follows Tseitin's transformation; the formulas are the variables.
 */
export function* clausesOf(root: Formula, formulas: Formulas): Generator<Clause> {
  const waiting = [Math.abs(root)];
  const seen = new Set(waiting);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === alwaysTrue) continue;
    const inside = formulas.node(node);
    if (inside.kind === 'test') continue;
    yield [node, ...inside.operands.map((operand) => -operand)];
    for (const operand of inside.operands) {
      yield [-node, operand];
      const next = Math.abs(operand);
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
}
