/** One step of the GitHub Action (`action.yml`): `main.ts check|review|test|publish|gate`. */
import { check } from './check.ts';
import { gate } from './gate.ts';
import { InputProblem, readInputs } from './inputs.ts';
import { annotate } from './log.ts';
import { publish } from './publish.ts';
import { review } from './review.ts';
import { test } from './test.ts';
import type { World } from './world.ts';

const steps = { check, review, test, publish, gate } as const;

const world: World = { env: process.env, out: (text) => process.stdout.write(text) };
try {
  const step = Object.entries(steps).find(([name]) => name === process.argv[2])?.[1];
  if (step === undefined) throw new InputProblem(`name a step: ${Object.keys(steps).join(', ')}`);
  process.exitCode = (await step(readInputs(world), world)) ?? 0;
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  annotate({ kind: 'error', title: 'sigma-kql', text }, world);
  process.exitCode = 2;
}
