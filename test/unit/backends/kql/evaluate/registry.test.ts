import { describe, expect, test } from 'vitest';
import { aggregates } from '../../../../../backends/kql/evaluate/aggregates/index.ts';
import { functions } from '../../../../../backends/kql/evaluate/functions/index.ts';
import { binaryOperators } from '../../../../../backends/kql/evaluate/operators/index.ts';
import { listOperators } from '../../../../../backends/kql/evaluate/operators/lists.ts';
import { tabularOperators } from '../../../../../backends/kql/evaluate/tabular/table.ts';

const registries = { aggregates, binaryOperators, functions, listOperators, tabularOperators };

describe('every row names its page of the KQL documentation', () => {
  test.each(Object.entries(registries))('%s', (_, rows) => {
    expect(Object.keys(rows).length).toBeGreaterThan(5);
    for (const { page } of Object.values(rows)) expect(page).toMatch(/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/);
  });
});

test('how much is known', () => {
  expect(Object.keys(functions).length).toBeGreaterThanOrEqual(165);
  expect(Object.keys(aggregates).length).toBeGreaterThanOrEqual(30);
});
