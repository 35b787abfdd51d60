import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { required, type World } from './world.ts';

/** What the workflow asks for, in the words of `action.yml`. */
export interface Inputs {
  readonly name: string;
  readonly paths: readonly string[];
  readonly events: readonly string[];
  readonly base: string;
  readonly failOn: string;
  readonly checkFailOn: string;
  /** Options of `review` and `test` about targets, mappings, filters and settings. */
  readonly conversion: readonly string[];
  /** A settings file, for `review`. */
  readonly config: string;
}

/** A mistake in the workflow, for people. */
export class InputProblem extends Error {}

/** Reads the inputs from the variables that `action.yml` fills. Throws {@link InputProblem}. */
export function readInputs({ env }: World): Inputs {
  const name = env['SIGMA_KQL_NAME'] ?? '';
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/i.test(name)) {
    throw new InputProblem('`name` takes letters, digits and hyphens, at most 40.');
  }
  const checkFailOn = env['SIGMA_KQL_CHECK_FAIL_ON'] ?? '';
  if (!['error', 'warning', 'none'].includes(checkFailOn)) {
    throw new InputProblem('`check-fail-on` takes error, warning or none.');
  }
  const paths = lines(env['SIGMA_KQL_PATHS']);
  return {
    name,
    paths: paths.map(plainPath),
    events: lines(env['SIGMA_KQL_EVENTS']),
    base: (env['SIGMA_KQL_BASE'] ?? '').trim(),
    failOn: (env['SIGMA_KQL_FAIL_ON'] ?? '').trim(),
    checkFailOn,
    conversion: repeated.flatMap(([option, variable]) =>
      lines(env[variable]).map((value) => `${option}=${value}`),
    ),
    config: (env['SIGMA_KQL_CONFIG'] ?? '').trim(),
  };
}

/** The folder in which the steps hand results to each other, and to the steps that upload them. */
export function resultFolder({ env }: World, name: string): string {
  const folder = join(required(env, 'RUNNER_TEMP'), `sigma-kql-${name}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

const repeated = [
  ['--target', 'SIGMA_KQL_TARGET'],
  ['--mapping', 'SIGMA_KQL_MAPPING'],
  ['--filter', 'SIGMA_KQL_FILTER'],
  ['--placeholders', 'SIGMA_KQL_PLACEHOLDERS'],
] as const;

function lines(text = ''): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What begins with a hyphen would be an option. */
function plainPath(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}
