import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import {
  buildAction,
  readAction,
  runAction,
  runPipeline,
  type BuiltAction,
  type JobResult,
} from '../support/action.ts';
import { goodToken, startGitHub, type FakeGitHub } from '../support/github.ts';
import { commentsOf, elementsOf, linksOf, proseOf, renderMarkdown } from '../support/markup.ts';
import { checkSarif } from '../support/sarif.ts';

const root = join(import.meta.dirname, '../..');

describe('action.yml', () => {
  const { inputs, outputs, runs, description } = readAction();
  const scripts = runs.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

  test('is a composite action whose inputs are explained and have defaults', () => {
    expect(runs.using).toBe('composite');
    expect(description.length).toBeGreaterThan(20);
    expect(Object.keys(inputs).length).toBeGreaterThanOrEqual(10);
    for (const input of Object.values(inputs)) {
      expect(input.description).toMatch(/.{10}/);
      expect(input.default).toBeTypeOf('string');
    }
    for (const output of Object.values(outputs)) expect(output.description).toMatch(/.{10}/);
  });

  test('no expression is part of a script: values come in variables only', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(6);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  test('no expression speaks of what strangers write', () => {
    const expressions = [...JSON.stringify(runs).matchAll(/\$\{\{ (.*?) \}\}/g)].map(([, text = '']) => text);
    expect(expressions.length).toBeGreaterThan(20);
    expect(
      expressions.filter((text) => !/^(?:inputs\.[\w-]+|steps\.folder\.outputs\.folder)$/.test(text)),
    ).toEqual([]);
  });

  test('every input is used, and every input that is used exists', () => {
    const used = new Set(
      [...JSON.stringify(runs).matchAll(/inputs\.([\w-]+)/g)].map(([, name = '']) => name),
    );
    expect([...used].toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  test('every script that is named exists', () => {
    const named = scripts.flatMap((script) =>
      [...script.matchAll(/\$GITHUB_ACTION_PATH\/([\w/.-]+)/g)].map(([, path = '']) => path),
    );
    expect(new Set(named)).toEqual(new Set(['node_modules/.bin/tsx', 'scripts/action/main.ts']));
    for (const path of named) expect(existsSync(join(root, path))).toBe(true);
  });

  test('actions of others are pinned to a commit', () => {
    const uses = runs.steps.flatMap((step) => (step.uses === undefined ? [] : [step.uses]));
    expect(uses.length).toBeGreaterThanOrEqual(4);
    for (const each of uses) expect(each).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
  });

  test('the token reaches one step, and steps with scripts name their shell', () => {
    const withToken = runs.steps.filter((step) => JSON.stringify(step).includes('inputs.token'));
    expect(withToken.map(({ name }) => name)).toEqual(['Write the summary and the comment']);
    for (const step of runs.steps) expect([step.name, step.shell]).toEqual([step.name, step.run && 'bash']);
  });
});

const rule = (title: string, more = ''): string => `title: ${JSON.stringify(title)}
id: 3f0f6a4e-5f5c-4c5e-8a53-0b9f6c1d2e3f
status: test
description: Finds a lookup of a name
author: Jane Doe
date: 2024-08-30
level: medium
logsource:
  category: dns_query
  product: windows
detection:
  selection:
    QueryName|endswith: [.example.com, .example.org]
  filter_main_agent:
    Image|endswith: '\\agent.exe'
${more}  condition: selection and not 1 of filter_main_*
`;
const wide = rule('Lookup Of A Name');
const exclusion = `  filter_main_other:\n    Image|endswith: '\\other.exe'\n`;
const narrow = rule('Lookup Of A Name', exclusion);
const way = 'rules/dns_query_win_lookup.yml';

describe('the steps', () => {
  let action: BuiltAction;
  let github: FakeGitHub;
  let workspace: string;

  beforeAll(async () => {
    action = await buildAction();
    github = await startGitHub();
  });
  afterAll(() => {
    github.close();
    action.remove();
  });
  beforeEach(() => {
    workspace = repository({ [way]: wide });
    github.comments.length = 0;
    github.requests.length = 0;
    github.access = 'write';
  });

  function job(
    inputs: Readonly<Record<string, string>> = {},
    event: object = pullRequest,
  ): Promise<JobResult> {
    return runAction({
      action,
      workspace,
      runner: join(dirname(workspace), 'runner'),
      event,
      inputs: { token: goodToken, ...inputs },
      apiUrl: github.url,
    });
  }

  test('comment on a pull request, then write the same comment anew', async () => {
    propose(workspace, { [way]: narrow });
    const result = await job();
    expect(result.failed).toEqual([]);
    expect(github.comments).toHaveLength(1);
    const [comment] = github.comments;
    expect(comment?.body).toMatch(/^<!-- sigma-kql review rules -->\n/);
    expect(comment?.body).toContain('1 rule finds less than before');
    expect(comment?.body).toContain('https://github.example/owner/rules/actions/runs/42');
    expect(result.summary).toBe(comment?.body);
    expect(result.log).toContain(`::warning file=${way},line=`);
    expect(result.log).not.toContain(goodToken);
    expect(checkSarif(readFileSync(join(result.folder, 'review.sarif'), 'utf8'))).toEqual([]);
    expect(checkSarif(readFileSync(join(result.folder, 'check.sarif'), 'utf8'))).toEqual([]);
    expect(readFileSync(join(result.folder, 'review.html'), 'utf8')).toContain('<!doctype html>');

    writeFileSync(join(workspace, way), wide.replace('[.example.com, ', '[.example.com, .example.net, '));
    await job();
    expect(github.comments).toHaveLength(1);
    expect(comment?.body).toContain('1 rule finds more than before');
  });

  test('leave comments of others alone, whatever they begin with, and find their own behind many', async () => {
    const planted = '<!-- sigma-kql review rules -->\nAll is well.';
    for (let id = 0; id < 120; id += 1)
      github.comments.push({ id, body: planted, user: { login: 'mallory' } });
    github.comments.push({ id: 500, body: `${planted} Old.`, user: { login: 'github-actions[bot]' } });
    propose(workspace, { [way]: narrow });
    await job();
    expect(github.comments).toHaveLength(121);
    expect(github.comments.filter(({ body }) => body === planted)).toHaveLength(120);
    expect(github.comments.at(-1)?.body).toContain('1 rule finds less than before');
  });

  test('a pull request from a fork gets the summary, a notice, and the verdict of fail-on', async () => {
    github.access = 'read';
    propose(workspace, { [way]: narrow });
    const allowed = await job();
    expect(allowed.failed).toEqual([]);
    expect(allowed.log).toMatch(/^::notice title=sigma-kql::The token may not comment .*\(status 403\)/m);
    expect(allowed.summary).toContain('1 rule finds less than before');
    const strict = await job({ 'fail-on': 'narrower' });
    expect(strict.failed).toEqual(['Fail if something must not be merged']);
    expect(strict.summary).toMatch(
      /^<!-- .* -->\n\n\*\*As it is, this fails:\*\*\n\n- 🔴 \*\*Review\*\*\\: /,
    );
    expect(github.comments).toEqual([]);
  });

  test('nothing changed is no reason for a first comment', async () => {
    propose(workspace, { 'README.md': 'words' });
    const result = await job();
    expect([result.failed, github.comments]).toEqual([[], []]);
    expect(result.summary).toContain('No deployed query changes.');
  });

  test('several uses have a comment each', async () => {
    github.comments.push({
      id: 1,
      body: '<!-- sigma-kql review rules -->',
      user: { login: 'github-actions[bot]' },
    });
    propose(workspace, { [way]: narrow });
    await job({ name: 'other' });
    expect(github.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      '<!-- sigma-kql review rules -->',
      '<!-- sigma-kql review other -->',
    ]);
  });

  test('an invalid rule fails the job, and the summary says so first', async () => {
    propose(workspace, { [way]: wide.replace('|endswith', '|endwith') });
    const result = await job();
    expect(result.failed).toEqual(['Fail if something must not be merged']);
    expect(result.log).toMatch(new RegExp(`^::error file=${way},line=13.*modifier-unknown`, 'm'));
    expect(result.summary.split('\n\n')[2]).toMatch(
      /^- 🔴 \*\*Check\*\*\\: 1 error, 0 warnings in 1 document\.\n- error in `/,
    );
  });

  test('rules are tested on events', async () => {
    const event = {
      EventID: 22,
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      QueryName: 'x.example.net',
      Image: 'C:\\a.exe',
    };
    propose(workspace, { [way]: narrow, 'events/a.json': JSON.stringify(event) });
    const result = await job({ events: 'events' });
    expect(result.summary).toContain('**Tests**');
    expect(result.failed).toEqual(['Fail if something must not be merged']);
  });

  test('a push is compared with what it replaced, and has no comment', async () => {
    const before = git(workspace, 'rev-parse', 'HEAD').trim();
    commit(workspace, { [way]: narrow });
    const result = await job({}, { before });
    expect(result.summary).toContain('1 rule finds less than before');
    expect(github.requests).toEqual([]);
  });

  test('without anything to compare with, the rules are checked all the same', async () => {
    const result = await job({}, { before: '0'.repeat(40) });
    expect(result.failed).toEqual([]);
    expect(result.log).toContain('::notice title=sigma-kql review::There is nothing to compare with.');
    expect(result.summary).toContain('**Check**\\: 0 errors');
  });

  test.each([
    ['a name that is a path', { name: '../x' }, '`name` takes letters'],
    ['an unknown severity', { 'check-fail-on': 'all' }, '`check-fail-on` takes'],
    ['a base that looks like an option', { base: '--output=x' }, 'sigma-kql review ended with 2'],
    ['a script as a path', { paths: '$(touch pwned) `touch pwned`; touch pwned' }, 'There is nothing at'],
  ])('%s is a mistake of the workflow', async (_name, inputs, said) => {
    propose(workspace, { [way]: narrow });
    const result = await job(inputs);
    expect(result.failed).toHaveLength(1);
    expect(result.log).toContain(said);
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
  });

  test('the pipeline for Azure DevOps leaves the same review', async () => {
    propose(workspace, { [way]: narrow });
    const folder = dirname(workspace);
    symlinkSync(action.folder, join(folder, 'sigma-kql'));
    const result = await runPipeline({
      AGENT_TEMPDIRECTORY: folder,
      BUILD_SOURCESDIRECTORY: workspace,
      BUILD_ARTIFACTSTAGINGDIRECTORY: folder,
      RULES: 'rules',
    });
    expect(result).toEqual({ codes: [0, 0], log: `##vso[task.uploadsummary]${folder}/review/review.md\n` });
    expect(readFileSync(join(folder, 'review/review.md'), 'utf8')).toContain('1 rule finds less than before');
    expect(checkSarif(readFileSync(join(folder, 'review/check.sarif'), 'utf8'))).toEqual([]);
  });

  test('hostile rules are text in the log, the comment and the summary', async () => {
    const title =
      '@everyone ::error::x </details><img src=x onerror=alert(1)> [a](http://evil.example) $(touch pwned)';
    const name = 'rules/::add-mask::x;touch pwned$(touch pwned).yml';
    propose(workspace, {
      [way]: narrow.replace('"Lookup Of A Name"', JSON.stringify(`${title}\n::stop-commands::a\n`)),
      [name]: wide.replace('3f0f6a4e', '4f0f6a4e').replace('example.org', '"|<b>```@everyone"'),
      'rules/b\n::warning::c.yml': wide.replace('|endswith', '|::warning::x'),
    });
    const result = await job();
    const html = renderMarkdown(github.comments[0]?.body ?? '');
    const names = new Set(elementsOf(html).map(({ nodeName }) => nodeName));
    expect([...names].filter((each) => /img|script|^b$|h1/.test(each))).toEqual(['b']);
    expect(linksOf(elementsOf(html))).toEqual(['https://github.example/owner/rules/actions/runs/42']);
    expect(commentsOf(html)).toEqual([' sigma-kql review rules ']);
    expect(proseOf(html)).not.toMatch(/@\w|#\d/);
    expect(
      obeyed(result.log).filter(
        (line) => !/^::(?:error|warning|notice) (?:file=[^:,]*,.*?)?title=[^:,]*::[^\r]*$/.test(line),
      ),
    ).toEqual([]);
    expect(obeyed(result.log).length).toBeGreaterThan(2);
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
  });
});

const pullRequest = { pull_request: { number: 7, base: { sha: 'f'.repeat(40) }, title: '$(touch pwned)' } };

/** The commands that a runner would obey. */
function obeyed(log: string): readonly string[] {
  const commands: string[] = [];
  let stopped: string | undefined;
  for (const line of log.split('\n')) {
    if (stopped !== undefined) {
      if (line === `::${stopped}::`) stopped = undefined;
    } else if (line.startsWith('::stop-commands::')) stopped = line.slice('::stop-commands::'.length);
    else if (/^\s*::/.test(line) || line.includes('##[')) commands.push(line);
  }
  return commands;
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });
}

function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-action-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const workspace = join(folder, 'work space');
  mkdirSync(workspace);
  git(workspace, 'init', '-q', '-b', 'main');
  commit(workspace, files);
  return workspace;
}

function commit(workspace: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  git(workspace, 'add', '-A');
  git(workspace, 'commit', '-q', '-m', 'change');
}

/** As the checkout of a pull request: the merge of a branch with these files. */
function propose(workspace: string, files: Readonly<Record<string, string>>): void {
  git(workspace, 'checkout', '-q', '-b', 'proposal');
  commit(workspace, files);
  git(workspace, 'checkout', '-q', 'main');
  git(workspace, 'merge', '-q', '--no-ff', '-m', 'merge', 'proposal');
}
