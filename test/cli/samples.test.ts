import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sigmaKql } from '../support/test-io.ts';

test('the sample rules find the sample events, as the README says', async () => {
  const folder = join(import.meta.dirname, '../..');
  const outcome = await sigmaKql(['test', 'rules/', '--events', 'rules/events/'], { folder });
  expect(outcome).toMatchObject({ code: 0 });
  expect(outcome.stderr + outcome.stdout).toContain('8 rules: 7 passed, 0 failed, 1 untested');
});
