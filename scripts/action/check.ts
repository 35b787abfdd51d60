import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseRevision } from './base.ts';
import { resultFolder, type Inputs } from './inputs.ts';
import { annotate, showText } from './log.ts';
import { writeResult } from './results.ts';
import { run, sigmaKql, type World } from './world.ts';

/** GitHub shows ten annotations of a kind for a step. */
const mostAnnotations = 10;

/**
 * Checks all rules, because ids can clash anywhere, and annotates the files that the change touches. Leaves
 * `check.sarif` for code scanning.
 */
export function check(inputs: Inputs, world: World): void {
  const folder = resultFolder(world, inputs.name);
  const { code, stdout, stderr } = sigmaKql(['check', '--format', 'json', '--', ...inputs.paths], world);
  if (code > 1) {
    showText(stderr, world);
    throw new Error(`sigma-kql check ended with ${code}`);
  }
  const { findings, summary } = JSON.parse(stdout) as Findings;
  const changed = changedFiles(inputs, world);
  const near = findings.filter(({ path }) => changed === undefined || changed.has(plain(path)));
  annotateAll(near, world);
  writeFileSync(
    join(folder, 'check.sarif'),
    sigmaKql(['check', '--format', 'sarif', '--', ...inputs.paths], world).stdout,
  );
  const counts = `${counted(summary.error, 'error')}, ${counted(summary.warning, 'warning')} in ${counted(summary.documents, 'document')}`;
  const elsewhere = findings.length - near.length;
  const isFailed =
    (inputs.checkFailOn !== 'none' && summary.error > 0) ||
    (inputs.checkFailOn === 'warning' && summary.warning > 0);
  writeResult(folder, 'check', {
    heading: 'Check',
    isFailed,
    outcome:
      elsewhere === 0
        ? `${counts}.`
        : `${counts}; ${elsewhere} of all findings are in files that this change does not touch.`,
    items: near
      .filter(({ severity }) => severity !== 'info')
      .map(
        ({ severity, path, line, message }) => `${severity} in \`${plain(path)}\`, line ${line}: ${message}`,
      ),
  });
}

/** The parts of the JSON document of `sigma-kql check` that matter here. */
interface Findings {
  readonly findings: readonly Finding[];
  readonly summary: { readonly documents: number; readonly error: number; readonly warning: number };
}

interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly help: string | null;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function annotateAll(findings: readonly Finding[], world: World): void {
  const kinds = { error: 'error', warning: 'warning', info: 'notice' } as const;
  for (const [severity, kind] of Object.entries(kinds)) {
    const own = findings.filter((finding) => finding.severity === severity);
    for (const finding of own.slice(0, mostAnnotations)) {
      const { code, message, help, path } = finding;
      const text = help === null ? message : `${message}\n${help}`;
      annotate({ kind, file: plain(path), place: finding, title: code, text }, world);
    }
    if (own.length > mostAnnotations)
      world.out(`${own.length - mostAnnotations} more of severity ${severity}\n`);
  }
}

/** The files that differ from the base; undefined if there is no base. */
function changedFiles(inputs: Inputs, world: World): ReadonlySet<string> | undefined {
  const base = baseRevision(inputs, world);
  if (base === undefined) return undefined;
  const { code, stdout } = run('git', [
    'diff',
    '--name-only',
    '-z',
    '--no-ext-diff',
    '--end-of-options',
    base,
  ]);
  return code === 0 ? new Set(stdout.split('\0')) : undefined;
}

function counted(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

function plain(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}
