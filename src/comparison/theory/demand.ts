import type { Formula } from '../formula.ts';
import type { RunnableTest } from './subject-test.ts';
import type { Value } from './value.ts';

/** A test that a value has to pass, or to fail. */
export interface Demand {
  /** The formula that asks for it. */
  readonly formula: Formula;
  readonly test: RunnableTest;
  readonly expected: boolean;
}

/** A value that meets all demands, or some demands that no value meets, or why neither was found. */
export type Solution =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'conflict'; readonly core: readonly Formula[] }
  | { readonly kind: 'gap'; readonly reason: string };
