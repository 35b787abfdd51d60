import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';
import { id, rule, tool, type Files } from './kinds/kind.ts';
import { gitEnv, TestRepository } from './repository.ts';

const one = rule(tool);
const wider = one.replace("' -hidden '", "' -hidden ', ' -bypass '");
const narrower = one.replace("[' -enc ', ' -hidden ']", "[' -enc ']");

describe('which states are compared', () => {
  test('a branch is compared with the commit where it left main, as pull requests are', async () => {
    const { folder } = branched();
    expect(await outcomes(folder)).toEqual(['wider rules/a.yml']);
    const { stdout } = await review(folder);
    expect(stdout).toMatch(
      /^[0-9a-f]{10}, where HEAD left main → the working tree: 1 rule compared; 1 wider$/m,
    );
  });

  test('without a merge base, what main has got in the meantime counts as well', async () => {
    expect(await outcomes(branched().folder, '--no-merge-base')).toEqual([
      'wider rules/a.yml',
      'wider rules/b.yml',
    ]);
  });

  test('revisions can be branches, tags and commits', async () => {
    const repository = branched();
    repository.git('tag', 'v1', 'topic');
    const commit = repository.git('rev-parse', 'topic').trim();
    for (const head of ['topic', 'v1', commit, commit.slice(0, 12), 'HEAD', '@']) {
      const found = await outcomes(repository.folder, '--base', 'main~1', '--head', head);
      expect(found).toEqual(['wider rules/a.yml']);
    }
  });

  test('the working tree holds new files, and none that git ignores', async () => {
    const { folder } = repositoryOf({ 'rules/a.yml': one, '.gitignore': 'ignored.yml\n' });
    writeFileSync(join(folder, 'rules/new.yml'), second(one));
    writeFileSync(join(folder, 'rules/ignored.yml'), one);
    expect(await outcomes(folder)).toEqual(['added rules/new.yml']);
  });

  test('a generated rule that speaks of detections is no Sigma rule; one in any style of YAML is', async () => {
    const { folder } = repositoryOf({ 'rules/a.yml': one });
    const deployed = 'id: 1\nname: A\ndescription: This detection finds logsource tampering.\nquery: T\n';
    writeFileSync(join(folder, 'rules/deployed.yaml'), deployed);
    writeFileSync(join(folder, 'rules/flow.yml'), '{title: T, detection: [}');
    const { stdout, stderr } = await review(folder);
    expect(stderr).toContain('note: left out 1 YAML file that holds no rule');
    expect(stdout).toContain('rules/flow.yml');
    expect(stdout).not.toContain('deployed.yaml');
  });

  test('line endings of the working tree are the business of git', async () => {
    const { folder } = repositoryOf({ 'rules/a.yml': one });
    writeFileSync(join(folder, 'rules/a.yml'), one.replaceAll('\n', '\r\n'));
    expect(await outcomes(folder)).toEqual([]);
  });

  test('paths start at the working directory, and results at the root', async () => {
    const repository = branched();
    const third = second(one).replace(id('2'), id('3'));
    repository.write({ 'rules/a.yml': wider, 'rules/b.yml': second(wider), 'other/c.yml': third });
    const below = join(repository.folder, 'rules');
    expect(await outcomes(below, 'b.yml')).toEqual(['wider rules/b.yml']);
    expect(await outcomes(below, '../other')).toEqual(['added other/c.yml']);
    expect(await outcomes(below, '.')).toEqual(['wider rules/a.yml', 'wider rules/b.yml']);
    expect(await outcomes(below, join(repository.folder, 'other'))).toEqual(['added other/c.yml']);
  });

  test('a bare clone has revisions, but no working tree', async () => {
    const bare = cloneOf(branched(), '--bare');
    expect(await outcomes(bare, '--base', 'main', '--head', 'topic')).toEqual(['wider rules/a.yml']);
    expect(await outcomes(bare, '--base', 'main')).toEqual(['wider rules/a.yml']);
    expect((await review(bare, '--head', 'worktree')).stderr).toContain('has no working tree');
  });

  test('links are not followed', async () => {
    const { folder } = repositoryOf({ 'rules/a.yml': one });
    symlinkSync('/etc/passwd', join(folder, 'rules/link.yml'));
    symlinkSync('a.yml', join(folder, 'rules/other.yml'));
    expect(await outcomes(folder)).toEqual([]);
  });

  test('paths that are not UTF-8 are told apart', async () => {
    const repository = repositoryOf({ 'rules/a.yml': one });
    const start = Buffer.from(`${repository.folder}/rules/caf`);
    writeFileSync(Buffer.concat([start, Buffer.from([0xe9]), Buffer.from('.yml')]), second(one));
    repository.git('add', '-A');
    repository.git('commit', '-q', '-m', 'odd');
    expect(await outcomes(repository.folder, '--base', 'HEAD~1', '--head', 'HEAD')).toEqual([
      'added rules/caf\\xe9.yml',
    ]);
  });
});

describe('what keeps a repository from being reviewed', () => {
  test.each([
    ['a revision that is not there', ['--base', 'nowhere'], 'There is no revision "nowhere"'],
    ['a revision that looks like an option', ['--base=--output=x'], 'There is no revision "--output=x"'],
    [
      'a revision that a shell would run',
      ['--base', '$(touch pwned)'],
      'There is no revision "$(touch pwned)"',
    ],
    ['a revision of two lines', ['--base', 'main\nmain'], 'There is no revision "main\\nmain"'],
    ['an empty revision', ['--base', ''], 'There is no revision ""'],
    ['a revision that is no commit', ['--base', 'HEAD:rules'], 'There is no revision "HEAD:rules"'],
    ['a path outside of the repository', ['../elsewhere'], 'is not in this repository'],
    ['a path that is not there', ['rulez'], 'There is nothing at "rulez" on either side'],
    [
      'a mapping that is not there',
      ['-m', './mapping.yml'],
      'There is no file "./mapping.yml" on either side',
    ],
  ])('%s', async (_, args, message) => {
    const { folder } = branched();
    const { stdout, stderr, code } = await review(folder, ...args);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([stdout, code]).toEqual(['', 2]);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  test('a folder that is in no repository', async () => {
    const { stderr, code } = await review(folderOf({ 'a.yml': one }));
    expect([stderr, code]).toEqual(['error: This folder is in no git repository.\n', 2]);
  });

  test('a shallow clone that lacks the base', async () => {
    const clone = cloneOf(branched(), '--depth', '1', '--branch', 'topic', '--no-single-branch');
    const { stderr, code } = await review(clone, '--base', 'origin/main');
    expect(stderr).toMatch(/is not in this shallow clone\. .*fetch-depth: 0/);
    expect(code).toBe(2);
    expect(await outcomes(clone, '--base', 'origin/main', '--no-merge-base')).toHaveLength(2);
  });

  test('branches that have nothing in common', async () => {
    const repository = branched();
    repository.git('checkout', '-q', '--orphan', 'other');
    repository.commit({ 'rules/a.yml': one });
    const { stderr } = await review(repository.folder, '--base', 'main');
    expect(stderr).toContain('have no commit in common');
  });

  test('no branch to compare with', async () => {
    const repository = branched();
    repository.git('branch', '-q', '-m', 'main', 'trunk');
    const { stderr } = await review(repository.folder);
    expect(stderr).toContain('name what to compare with, with `--base`');
  });
});

describe('what a repository can do', () => {
  test('nothing that it configures is run', async () => {
    const repository = branched();
    const { folder } = repository;
    const text = `#!/bin/sh\ntouch '${folder}/pwned'\n`;
    const script = join(folder, '.git/evil.sh');
    writeFileSync(script, text, { mode: 0o755 });
    for (const hook of ['post-checkout', 'post-index-change', 'fsmonitor-watchman']) {
      writeFileSync(join(folder, '.git/hooks', hook), text, { mode: 0o755 });
    }
    for (const key of evilKeys) repository.git('config', key, script);
    writeFileSync(join(folder, '.git/info/attributes'), '*.yml diff=evil filter=evil\n');
    expect(await outcomes(folder)).toEqual(['wider rules/a.yml']);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  test('no title acts on a terminal', async () => {
    const { folder } = repositoryOf({ 'rules/a.yml': one });
    const title = String.raw`"\u001b[31mred\u202e"`;
    writeFileSync(join(folder, 'rules/a.yml'), wider.replace('Suspicious Tool', title));
    const { stdout } = await review(folder);
    expect(stdout).toContain('·[31mred·');
    for (const character of ['\u001b', '\u202e']) expect(stdout).not.toContain(character);
  });
});

describe('the exit code', () => {
  test.each([
    ['wider', 1],
    ['wider,narrower', 1],
    ['narrower', 0],
    ['none', 0],
    ['nothing', 2],
  ])('--fail-on %s gives %i for a wider rule', async (failOn, code) => {
    expect((await review(branched().folder, '--fail-on', failOn)).code).toBe(code);
    const apart = failOn.split(',').flatMap((word) => ['--fail-on', word]);
    expect((await review(branched().folder, ...apart)).code).toBe(code);
  });
});

describe('the output', () => {
  test.each(['text', 'json', 'markdown', 'html', 'sarif', 'github'])(
    '%s is the same every time',
    async (format) => {
      const { folder } = branched();
      const [first, again] = [await review(folder, '-f', format), await review(folder, '-f', format)];
      expect(first.stdout).toContain('Suspicious Tool');
      expect(again.stdout).toBe(first.stdout);
    },
  );

  test('shows in text what changed, an event, and the difference of the queries', async () => {
    const { stdout } = await review(branched().folder);
    expect(stdout.split('\n').map((line) => line.trimEnd())).toEqual(
      expect.arrayContaining([
        'wider           Suspicious Tool  rules/a.yml',
        '                - value added: CommandLine contains ␣-bypass␣ (line 9)',
        '                | +         or TargetProcessCommandLine contains " -bypass "',
      ]),
    );
    expect(stdout).toMatch(/^ +found now, not before: imProcessCreate \{.*-bypass /m);
  });
});

/** Configuration that names programs. */
const evilKeys: readonly string[] = [
  'core.fsmonitor',
  'core.pager',
  'diff.external',
  'core.sshCommand',
  'diff.evil.textconv',
  'filter.evil.smudge',
  'filter.evil.clean',
  'core.alternateRefsCommand',
];

/** A branch `topic` that widens the rule, while `main` has gone on and narrowed another one. */
function branched(): TestRepository {
  const repository = repositoryOf({ 'rules/a.yml': one, 'rules/b.yml': second(one) });
  repository.git('checkout', '-q', '-b', 'topic');
  repository.commit({ 'rules/a.yml': wider, 'rules/b.yml': second(one) });
  repository.git('checkout', '-q', 'main');
  repository.commit({ 'rules/a.yml': one, 'rules/b.yml': second(narrower) });
  repository.git('checkout', '-q', 'topic');
  return repository;
}

function second(text: string): string {
  return text.replace(id('1'), id('2')).replace('Suspicious Tool', 'Second Tool');
}

function repositoryOf(files: Files): TestRepository {
  const repository = new TestRepository();
  onTestFinished(() => repository.remove());
  repository.commit(files);
  return repository;
}

function cloneOf(repository: TestRepository, ...options: readonly string[]): string {
  const clone = join(folderOf({}), 'clone');
  repository.git('clone', '-q', ...options, `file://${repository.folder}`, clone);
  return clone;
}

function review(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return sigmaKql(['review', ...args], { folder, env: gitEnv });
}

/** The outcome and path of each rule. */
async function outcomes(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await review(folder, '--format', 'json', ...args);
  expect(stderr).toBe('');
  const { rules } = JSON.parse(stdout) as {
    readonly rules: readonly { readonly outcome: string; readonly path: string }[];
  };
  return rules.map(({ outcome, path }) => `${outcome} ${path}`);
}
