import { expect, test } from 'vitest';
import { thousands } from '../../../src/diagnostics/index.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [12_345, '12,345'],
  [1_234_567, '1,234,567'],
])('%i reads %s', (count, text) => {
  expect(thousands(count)).toBe(text);
  expect(count.toLocaleString('en')).toBe(text);
});
