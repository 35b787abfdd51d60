import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a step found, for the summary and for the last step, which fails. */
export interface StepResult {
  /** As the summary names it, such as `Check`. */
  readonly heading: string;
  readonly isFailed: boolean;
  /** One sentence. */
  readonly outcome: string;
  /** The worst, in sentences; texts of strangers. */
  readonly items: readonly string[];
}

/** The steps that leave results, in their order. */
export const stepNames = ['check', 'review', 'test'] as const;

/** One of the steps. */
export type StepName = (typeof stepNames)[number];

/** Leaves a result for later steps. */
export function writeResult(folder: string, name: StepName, result: StepResult): void {
  writeFileSync(pathOf(folder, name), JSON.stringify(result));
}

/** The results of the steps that ran. */
export function readResults(folder: string): readonly StepResult[] {
  return stepNames
    .map((name) => pathOf(folder, name))
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8')) as StepResult);
}

function pathOf(folder: string, name: StepName): string {
  return join(folder, `${name}.result.json`);
}
