import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface LintReport {
  readonly diagnostics: readonly { readonly code: string }[];
  readonly number_of_files: number;
}

function lint(folder: string): LintReport {
  const linter = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [linter, '--type-aware', '--format=json', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(stdout) as LintReport;
}

test('the linter sees what the compiler lets pass', () => {
  const report = lint('test/fixtures/lint');
  expect(report.number_of_files).toBe(3);
  expect(new Set(report.diagnostics.map(({ code }) => code))).toEqual(
    new Set([
      'import(no-cycle)',
      'typescript(no-floating-promises)',
      'typescript(switch-exhaustiveness-check)',
    ]),
  );
});
