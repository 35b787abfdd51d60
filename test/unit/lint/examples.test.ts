import { expect, test } from 'vitest';
import { checkSources } from '../../../src/pipeline/check.ts';
import { lintCodes } from '../../../src/diagnostics/codes/lint.ts';
import { readCases } from '../../support/diagnostic-cases.ts';

const cases = readCases().filter(({ name }) => name in lintCodes);

test('every check of a text has an example', () => {
  expect(cases).toHaveLength(Object.keys(lintCodes).length - 1);
  expect(cases.map(({ name }) => name)).not.toContain('file-name');
});

test.each(cases)('what is right for $name is right for every other check', ({ right }) => {
  const { diagnostics } = checkSources([{ path: 'proc_creation_win_whoami.yml', text: right }]);
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
});
