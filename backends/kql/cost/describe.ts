import type { TestCost } from '../../../src/backend/backend.ts';

/** Costs as lines for people, one for each test: `scan   CommandLine contains "x" (reason)`. */
export function describeCost(costs: readonly TestCost[]): readonly string[] {
  if (costs.length === 0) return [];
  const indexed = costs.filter(({ access }) => access === 'index').length;
  return [
    `Tests that use the term index: ${indexed} of ${costs.length}`,
    ...costs.map(({ access, test, reason }) => `  ${access.padEnd(5)}  ${shortened(test)}  - ${reason}`),
  ];
}

const widestTest = 140;

/** Lists can be long; the query shows them in full. */
function shortened(test: string): string {
  return test.length > widestTest ? `${test.slice(0, widestTest - 1)}…` : test;
}
