import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSarif } from '../support/sarif.ts';
import { folderOf, sigmaKql } from '../support/test-io.ts';

const rule = `title: Lookup
logsource: { category: dns_query, product: windows }
detection:
  selection: { QueryName|endswith: [.example.com, .example.org] }
  condition: selection
`;
const files = { 'a.yml': rule, 'b.yml': rule.replace(', .example.org', '') };

test('a review is written to files as well, each as its extension says', async () => {
  const folder = folderOf(files);
  const reports = ['out/r.md', 'out/r.html', 'out/r.JSON', 'out/r.sarif'];
  const args = [
    'diff',
    'a.yml',
    'b.yml',
    '--format',
    'github',
    ...reports.flatMap((path) => ['--report', path]),
  ];
  const { stdout, stderr, code } = await sigmaKql(args, { folder });
  expect([stderr, code]).toEqual(['', 0]);
  expect(stdout).toMatch(/^::warning file=/);
  const [markdown = '', html = '', json = '', sarif = ''] = reports.map((path) =>
    readFileSync(join(folder, path), 'utf8'),
  );
  expect(markdown).toContain('1 rule finds less than before');
  expect(html).toContain('1 rule finds less than before');
  expect(JSON.parse(json)).toMatchObject({ version: 1, rules: [{ outcome: 'narrower' }] });
  expect(checkSarif(sarif)).toEqual([]);
});

test.each([
  ['r.pdf', 'Name a file that ends in .json, .md, .html or .sarif.'],
  ['folder/r.md', 'folder/r.md can not be written'],
])('%s is a mistake', async (report, said) => {
  const folder = folderOf(files);
  mkdirSync(join(folder, 'folder/r.md'), { recursive: true });
  const { stderr, code } = await sigmaKql(['diff', 'a.yml', 'b.yml', '--report', report], { folder });
  expect(code).toBe(2);
  expect(stderr).toContain(said);
});
