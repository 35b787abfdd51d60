import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createProgram } from '../../src/cli/program.ts';
import { readAction } from '../support/action.ts';
import { testIo } from '../support/test-io.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = read('docs/pull-requests.md');

/** The YAML of a page, by what it starts with. */
function example(start: string): string {
  const blocks = [...page.matchAll(/^( *)```yaml\n(.*?)^ *```$/gms)].map(([, indent = '', text = '']) =>
    text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
  return blocks.find((text) => text.startsWith(start)) ?? '';
}

/** The options of a command. */
function optionsOf(name: string): readonly (string | undefined)[] {
  const command = createProgram(testIo().io).commands.find((each) => each.name() === name);
  return (command?.options ?? []).map(({ long }) => long);
}

describe('the workflow to copy', () => {
  const workflow = parse(example('name: Sigma rules')) as {
    readonly on: object;
    readonly permissions: object;
    readonly jobs: Readonly<
      Record<
        string,
        {
          readonly steps: readonly {
            readonly uses: string;
            readonly with?: Readonly<Record<string, unknown>>;
          }[];
        }
      >
    >;
  };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('runs for pull requests, without rights that forks must not have', () => {
    expect(workflow.on).toEqual({ pull_request: null });
    expect(workflow.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  });

  test('pins what it uses, and passes inputs that exist', () => {
    expect(steps.map(({ uses }) => uses)).toEqual([
      expect.stringMatching(/^actions\/checkout@[0-9a-f]{40}$/),
      'OWNER/sigma-kql@COMMIT',
    ]);
    expect(steps[0]?.with).toEqual({ 'fetch-depth': 2, 'persist-credentials': false });
    expect(Object.keys(readAction().inputs)).toEqual(
      expect.arrayContaining(Object.keys(steps[1]?.with ?? {})),
    );
  });

  test('the page explains every input, and its default', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    for (const [name, { default: value }] of Object.entries(readAction().inputs)) {
      const row = rows.find((line) => line.split('|')[1]?.includes(`\`${name}\``)) ?? 'none';
      const shown = /^[a-z]+$/.test(value) ? `\`${value}\` ` : '|';
      expect([name, row]).toEqual([name, expect.stringContaining(shown)]);
    }
  });
});

describe('the hooks of pre-commit', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
  }[];

  test('are command lines that are understood', () => {
    expect(hooks).toHaveLength(2);
    for (const { entry, language } of hooks) {
      const [tool, name = '', ...args] = entry.split(' ');
      expect([tool, language]).toEqual(['sigma-kql', 'node']);
      expect(optionsOf(name).length).toBeGreaterThan(0);
      expect(optionsOf(name)).toEqual(expect.arrayContaining(args.filter((arg) => arg.startsWith('--'))));
    }
  });

  test('are the ones that the page names', () => {
    const { repos } = parse(example('repos:')) as {
      readonly repos: readonly { readonly hooks: readonly { readonly id: string }[] }[];
    };
    expect(repos.flatMap((repo) => repo.hooks.map(({ id }) => id))).toEqual(hooks.map(({ id }) => id));
  });

  test('can be installed: npm prints nothing but the name of the package', () => {
    expect(read('.npmrc')).toContain('foreground-scripts=false');
  });
});

describe('the pipeline for Azure DevOps', () => {
  const { steps } = parse(read('docs/ci/azure-pipelines.yml')) as {
    readonly steps: readonly { readonly script?: string }[];
  };
  const scripts = steps.flatMap(({ script }) => (script === undefined ? [] : [script]));

  test('no macro is part of a script, and no output reaches the log', () => {
    expect(scripts).toHaveLength(3);
    expect(scripts.filter((script) => script.includes('$('))).toEqual([]);
    const runs = scripts
      .join('\n')
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => line.includes('sigma-kql.js'));
    expect(runs).toHaveLength(2);
    for (const line of runs) expect(line).toMatch(/ > "[^"]+" +2> "[^"]+"/);
  });

  test('the command lines are understood', () => {
    for (const name of ['check', 'review']) {
      const line = scripts
        .join('\n')
        .replaceAll('\\\n', ' ')
        .split('\n')
        .find((each) => each.includes(`sigma-kql.js" ${name} `));
      const used = [...(line ?? '').matchAll(/ (--[a-z-]+)/g)].map(([, option]) => option);
      expect(used.length).toBeGreaterThan(0);
      expect(optionsOf(name)).toEqual(expect.arrayContaining(used));
    }
  });
});
