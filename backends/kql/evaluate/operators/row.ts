import type { Typed } from '../model.ts';

/** A binary operator: how it is compiled, and the page of the KQL documentation that says what it does. */
export interface BinaryOperator {
  readonly page: string;
  compile(left: Typed, right: Typed): Typed;
}
