import { alwaysTrue, type Formula, type Formulas } from '../formula.ts';
import type { Work } from '../work.ts';

/** Either the tests that make a formula true as they are assigned, or what has to be decided next to get there. */
export type Justification =
  | { readonly kind: 'complete'; readonly tests: readonly Formula[] }
  | { readonly kind: 'open'; readonly decision: Formula };

/**
 * Walks from a formula that is assigned true to the tests that make it so. Where one operand is enough, the first that
 * is assigned is taken, or else the first that is free. Tests that nothing depends on are left out, so that a row has
 * to satisfy no more than it must.
 */
export function justify(
  root: Formula,
  formulas: Formulas,
  isTrue: (formula: Formula) => boolean | undefined,
  work: Work,
): Justification {
  const tests: Formula[] = [];
  const waiting: Formula[] = [root];
  const seen = new Set<Formula>(waiting);
  const add = (formula: Formula): void => {
    if (seen.has(formula)) return;
    seen.add(formula);
    waiting.push(formula);
  };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === alwaysTrue) continue;
    const node = formulas.node(at);
    if (node.kind === 'test') {
      tests.push(at);
      continue;
    }
    work.spend(1 + node.operands.length / 8);
    if (at > 0) {
      const free = node.operands.find((operand) => isTrue(operand) === undefined);
      if (free !== undefined) return { kind: 'open', decision: free };
      for (const operand of node.operands) add(operand);
      continue;
    }
    const failing = node.operands.find((operand) => isTrue(operand) === false);
    const free = failing ?? node.operands.find((operand) => isTrue(operand) === undefined);
    if (failing === undefined) return { kind: 'open', decision: -(free ?? alwaysTrue) };
    add(-failing);
  }
  return { kind: 'complete', tests };
}
