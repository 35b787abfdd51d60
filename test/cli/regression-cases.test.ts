import { expect, test } from 'vitest';
import { folderOf, sigmaKql } from '../support/test-io.ts';

const rule =
  'title: T\nlogsource:\n  category: dns_query\n  product: windows\ndetection:\n  a:\n    QueryName: x\n  condition: a\n';
const info =
  'id: x\nrule_metadata:\n  - id: y\nregression_tests_info:\n  - name: Positive\n    path: a.evtx\n';

test.each([
  [
    'one between rules',
    { 'r/a.yml': rule, 'r/data/info.yml': info },
    /^note: 1 regression case is no rule and was left out/m,
  ],
  [
    'several',
    { 'r/a.yml': rule, 'r/1/info.yml': info, 'r/2/info.yml': info },
    /^note: 2 regression cases are no rules/m,
  ],
])('regression cases are left out of a conversion with a note: %s', async (_name, files, note) => {
  const { stderr, code } = await sigmaKql(['convert', 'r'], { folder: folderOf(files) });
  expect(stderr).toMatch(note);
  expect(stderr).toContain('1 rule: ');
  expect(code).toBe(0);
});

test('a rule with such an attribute is a rule', async () => {
  const { stderr } = await sigmaKql(['convert', 'a.yml'], {
    folder: folderOf({ 'a.yml': `${info}${rule}` }),
  });
  expect(stderr).not.toContain('note:');
  expect(stderr).toMatch(/^1 rule: /m);
});
