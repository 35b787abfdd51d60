import { describe, expect, test } from 'vitest';
import { exampleMapping } from '../support/example-mapping.ts';
import { folderOf, sigmaKql } from '../support/test-io.ts';
import { id, rule, tool, type Files } from './kinds/kind.ts';

const one = rule(tool);
const wider = one.replace("' -hidden '", "' -hidden ', ' -bypass '");
const second = rule('selection:\n  CommandLine|contains: other\ncondition: selection', {
  title: 'Second Tool',
  id: id('2'),
});
const third = second.replace(id('2'), id('3')).replace('Second', 'Third').replace('other', 'more');
const example = rule('selection:\n  Text: abc\ncondition: selection', { logsource: '{ product: example }' });
const filter = `title: Known
logsource: { category: process_creation, product: windows }
filter:
  rules: [${id('1')}]
  selection: { User: admin }
  condition: not selection
`;

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly args: readonly string[];
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'two files of other names',
    files: { 'a.yml': one, 'b.yml': wider },
    args: ['a.yml', 'b.yml'],
    expected: ['wider'],
  },
  {
    name: 'two files whose rules share neither id nor title',
    files: { 'a.yml': one, 'b.yml': rule(tool, { title: 'Other', id: id('9') }) },
    args: ['a.yml', 'b.yml'],
    expected: ['deployment'],
  },
  { name: 'a file with itself', files: { 'a.yml': one }, args: ['a.yml', 'a.yml'], expected: [] },
  {
    name: 'two folders, as when rules of others are updated',
    files: { 'old/x/a.yml': one, 'old/b.yml': second, 'new/y/a.yml': wider, 'new/c.yml': third },
    args: ['old', 'new'],
    expected: ['removed', 'wider', 'added'],
  },
  {
    name: 'two folders with a local filter, which no longer applies',
    files: { 'old/a.yml': one, 'new/a.yml': one.replace(id('1'), id('5')), 'filters/f.yml': filter },
    args: ['old', 'new', '--filter', 'filters'],
    expected: ['wider'],
  },
  {
    name: 'two mappings',
    files: {
      'a.yml': example,
      'one.yml': exampleMapping,
      'two.yml': exampleMapping.replace('fields: example }', 'fields: example, where: { Number_d: 4 } }'),
    },
    args: ['a.yml', '--mapping-before', './one.yml', '--mapping-after', './two.yml', '--target', 'example'],
    expected: ['narrower'],
  },
  {
    name: 'two targets',
    files: { 'a.yml': one },
    args: ['a.yml', '--target-after', 'xdr'],
    expected: ['unknown'],
  },
  {
    name: 'a target that can not hold the rule',
    files: { 'a.yml': example, 'one.yml': exampleMapping },
    args: ['a.yml', '-m', './one.yml', '--target-before', 'example', '--target-after', 'xdr'],
    expected: ['refused'],
  },
];

describe('sigma-kql diff', () => {
  test.each(cases)('$name', async ({ files, args, expected }) => {
    const folder = folderOf(files);
    const { stdout, stderr, code } = await sigmaKql(['diff', ...args, '--format', 'json'], { folder });
    expect([stderr, code]).toEqual(['', 0]);
    const { rules } = JSON.parse(stdout) as { readonly rules: readonly { readonly outcome: string }[] };
    expect(rules.map(({ outcome }) => outcome)).toEqual(expected);
  });

  test('places an exclusion of a filter in the file of the filter, not in that of the rule', async () => {
    const folder = folderOf({ 'a.yml': one.replace(id('1'), id('5')), 'b.yml': one, 'f.yml': filter });
    const review = async (format: string): Promise<string> =>
      (await sigmaKql(['diff', 'a.yml', 'b.yml', '--filter', 'f.yml', '-f', format], { folder })).stdout;
    expect(await review('text')).toMatch(/exclusion added: .* \(f\.yml:5\)\n/);
    expect(await review('markdown')).toMatch(/exclusion added: .* \(`f\.yml:5`\)\n/);
  });

  test('asks for something to compare with', async () => {
    const outcome = await sigmaKql(['diff', 'a.yml'], { folder: folderOf({ 'a.yml': one }) });
    expect(outcome).toMatchObject({ stdout: '', code: 2 });
    expect(outcome.stderr).toContain('nothing to compare with; give AFTER, or --target-after');
  });

  test('names both targets', async () => {
    const folder = folderOf({ 'a.yml': one });
    const { stdout } = await sigmaKql(['diff', 'a.yml', '--target-after', 'xdr'], { folder });
    expect(stdout).toContain('a.yml for asim, native');
    expect(stdout).toContain('a.yml for xdr');
  });

  test('says that queries for other tables can not be compared row by row', async () => {
    const folder = folderOf({ 'a.yml': one });
    const { stdout } = await sigmaKql(['diff', 'a.yml', '--target-after', 'xdr'], { folder });
    expect(stdout).toContain('The queries read different tables');
    expect(stdout).toContain(
      '- the rule is the same: both queries say what it says, each for its own tables',
    );
  });

  test.each([
    ['a path that is not there', ['gone.yml', 'a.yml'], 'input-not-found'],
    ['a folder without rules', ['empty', 'a.yml'], 'input-no-rules'],
    ['a mapping that is not there', ['a.yml', '--mapping-after', './gone.yml'], 'input-not-found'],
  ])('refuses %s', async (_, args, finding) => {
    const folder = folderOf({ 'a.yml': one, 'empty/x.txt': '' });
    const { stdout, stderr, code } = await sigmaKql(['diff', ...args], { folder });
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain(finding);
  });
});
