import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { buildPackage } from './built.ts';

const root = join(import.meta.dirname, '../..');

/** A step of a composite action. */
export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

/** `action.yml`, as the syntax of metadata files describes it. */
export interface ActionFile {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** Reads `action.yml`. */
export function readAction(): ActionFile {
  return parse(readFileSync(join(root, 'action.yml'), 'utf8')) as ActionFile;
}

/** A checkout of the action after its build step. */
export interface BuiltAction {
  readonly folder: string;
  remove(): void;
}

/** Builds the action in a folder of its own; its sources are those of this repository. */
export async function buildAction(): Promise<BuiltAction> {
  const built = await buildPackage();
  for (const name of ['scripts', 'src', 'backends']) symlinkSync(join(root, name), join(built.folder, name));
  return built;
}

/** How a job runs the action. */
export interface Job {
  readonly action: BuiltAction;
  readonly workspace: string;
  /** A folder outside of the workspace, for the files of the runner. */
  readonly runner: string;
  readonly event: object;
  readonly inputs: Readonly<Record<string, string>>;
  readonly apiUrl: string;
}

/** What a job left behind. */
export interface JobResult {
  readonly failed: readonly string[];
  readonly log: string;
  readonly summary: string;
  readonly folder: string;
}

/**
 * Runs the steps of the action that are scripts, from its build on, in bash as a runner does: expressions are only
 * known in `env`, a failed step ends the job.
 */
export async function runAction({
  action,
  workspace,
  runner,
  event,
  inputs,
  apiUrl,
}: Job): Promise<JobResult> {
  const files = {
    event: join(runner, 'event.json'),
    summary: join(runner, 'summary.md'),
    output: join(runner, 'output'),
  };
  mkdirSync(runner, { recursive: true });
  for (const path of Object.values(files)) rmSync(path, { force: true });
  writeFileSync(files.event, JSON.stringify(event));
  const file = readAction();
  const values = Object.fromEntries(
    Object.entries(file.inputs).map(([name, input]) => [name, input.default]),
  );
  const result = { failed: [] as string[], log: '' };
  for (const { name, run, env = {} } of file.runs.steps) {
    if (run === undefined || run.includes('npm ci')) continue;
    const { code, output } = await bash(run, workspace, {
      PATH: process.env['PATH'] ?? '',
      HOME: runner,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: action.folder,
      GITHUB_API_URL: apiUrl,
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'owner/rules',
      GITHUB_RUN_ID: '42',
      GITHUB_EVENT_PATH: files.event,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_OUTPUT: files.output,
      RUNNER_TEMP: runner,
      ...Object.fromEntries(
        Object.entries(env).map(([variable, value]) => [
          variable,
          evaluated(value, { ...values, ...inputs }),
        ]),
      ),
    });
    result.log += output;
    if (code !== 0) {
      result.failed.push(name);
      break;
    }
  }
  return {
    ...result,
    summary: existsSync(files.summary) ? readFileSync(files.summary, 'utf8') : '',
    folder: /^folder=(.*)$/m.exec(readFileSync(files.output, 'utf8'))?.[1] ?? '',
  };
}

/** Runs the scripts of the pipeline for Azure DevOps after its build, in the folder of the sources. */
export async function runPipeline(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly codes: readonly (number | null)[]; readonly log: string }> {
  const { steps } = parse(readFileSync(join(root, 'docs/ci/azure-pipelines.yml'), 'utf8')) as {
    readonly steps: readonly { readonly script?: string }[];
  };
  const result = { codes: [] as (number | null)[], log: '' };
  for (const { script } of steps) {
    if (script === undefined || script.includes('npm ci')) continue;
    const variables = { PATH: process.env['PATH'] ?? '', HOME: env['AGENT_TEMPDIRECTORY'] ?? '', ...env };
    const { code, output } = await bash(script, env['BUILD_SOURCESDIRECTORY'] ?? root, variables);
    result.codes.push(code);
    result.log += output;
  }
  return result;
}

function evaluated(value: string, inputs: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name] ?? '');
}

/** As the runner does with `shell: bash`. */
function bash(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString('utf8')));
    child.stderr.on('data', (data: Buffer) => (output += data.toString('utf8')));
    child.on('close', (code) => resolve({ code, output }));
  });
}
