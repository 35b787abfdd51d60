import { expect, test } from 'vitest';
import { folderOf, sigmaKql } from '../../../support/test-io.ts';
import { exampleMapping } from '../../../support/example-mapping.ts';
import { checkSarif } from '../../../support/sarif.ts';
import { id, rule, tool } from '../../../review/kinds/kind.ts';

const rules = {
  'a.yml': rule(tool, { title: 'A' }),
  'b.yml': rule(tool.replace('tool', 'b'), { title: 'B', id: id('2') }),
  'example.yml': rule('selection:\n  Text|contains: abc\ncondition: selection', {
    title: 'Example',
    id: id('3'),
    logsource: '{ product: example }',
  }),
  'never.yml': rule(tool.replace('ParentImage', 'ContainerName'), { title: 'Never', id: id('4') }),
};
const error = 'Example_CL has no column "Nothing_s".';

test('a broken mapping is said once, with the rules that it concerns', async () => {
  const { stdout, code } = await review('text');
  expect(code).toBe(1);
  expect(stdout.split('\n').map((line) => line.trim())).toEqual([
    expect.stringContaining(`error[mapping-unknown-column] ${error}  ./broken.yml:`),
    '3 rules have no query any more because of this; 1 more had none before:',
    'A  a.yml',
    'B  b.yml',
    'Example  example.yml',
    '',
    'before → after: 4 rules compared; 3 no query, 1 still no query',
    '',
  ]);
});

test('the comment names the error and the number of rules above everything else', async () => {
  const { stdout } = await review('markdown');
  expect(stdout.split('Nothing').length).toBe(2);
  expect(stdout).toContain(
    '🔴 <b>3 rules have no query any more because of this&#59; 1 more had none before</b>',
  );
  expect(stdout).toContain('- Never (`never.yml`)');
  expect(stdout).not.toContain('| Change |');
});

test('the page has it once as well', async () => {
  const { stdout } = await review('html');
  expect(stdout.split('Nothing_s').length).toBe(2);
  expect(stdout).toContain('3 rules have no query any more because of this; 1 more had none before');
});

test('annotations and results are one for the error', async () => {
  const { stdout } = await review('github');
  expect(stdout.trim().split('\n')).toEqual([
    expect.stringMatching(
      /^::error file=\.\/broken\.yml,.*%0A3 rules have no query any more because of this;/,
    ),
  ]);
  const sarif = (await review('sarif')).stdout;
  expect(checkSarif(sarif)).toEqual([]);
  const log = JSON.parse(sarif) as { readonly runs: readonly { readonly results: readonly unknown[] }[] };
  expect(log.runs[0]?.results).toEqual([expect.objectContaining({ ruleId: 'mapping-unknown-column' })]);
});

test('a rule that was changed itself is counted, and shown by itself without the error of all', async () => {
  const changed = { ...rules, 'b.yml': rules['b.yml'].replace('b.exe', 'c.exe') };
  const { stdout } = await review('text', changed);
  expect(stdout).toContain('3 rules have no query any more because of this; 1 more had none before:\n');
  expect(stdout).toMatch(/^no query +B {2}b\.yml$/m);
  expect(stdout).toContain('test changed: Image ends with \\b.exe → Image ends with \\c.exe');
  expect(stdout).not.toMatch(/^no query +A /m);
  const { stdout: commands } = await review('github', changed);
  expect(commands.match(/^::error /gm)).toHaveLength(1);
});

test('a rule that was correct is not said to lack a table because the mapping that has it is broken', async () => {
  const { stdout } = await review('json');
  expect(stdout).not.toContain('has a table for product');
});

/** The review of the rules with a mapping that was right before and is broken now. */
function review(
  format: string,
  after: Readonly<Record<string, string>> = rules,
): ReturnType<typeof sigmaKql> {
  const inFolder = (name: string, files: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${name}/${path}`, text]));
  const folder = folderOf({
    ...inFolder('before', rules),
    ...inFolder('after', after),
    'target.yml': 'version: 1\ntarget: example\n',
    'right.yml': exampleMapping,
    'broken.yml': exampleMapping.replace('Text: Text_s', 'Text: Nothing_s'),
  });
  const mappings = [
    '-m',
    './target.yml',
    '--mapping-before',
    './right.yml',
    '--mapping-after',
    './broken.yml',
  ];
  const targets = ['--target', 'example,asim', '--format', format];
  return sigmaKql(['diff', 'before', 'after', ...mappings, ...targets], { folder });
}
