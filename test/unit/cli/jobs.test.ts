import { expect, test } from 'vitest';
import { defaultJobs } from '../../../src/cli/batch/jobs.ts';

test.each([
  [599, 8, 1],
  [600, 1, 1],
  [600, 2, 1],
  [600, 3, 2],
  [600, 5, 4],
  [600, 64, 4],
])('%i files on %i processors: %i', (sources, processors, jobs) => {
  expect(defaultJobs(sources, processors)).toBe(jobs);
});
