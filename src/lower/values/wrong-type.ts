import type { YamlScalar } from '../../yaml/index.ts';
import type { LowerContext } from '../context.ts';

/** Reports a value that a modifier is not defined for. `why` is a clause that says what is needed. */
export function wrongType(
  scalar: YamlScalar,
  why: string,
  { diagnostics }: LowerContext,
  help?: string,
): undefined {
  diagnostics.report('value-type', scalar.span, `${why}.`, help === undefined ? {} : { help });
  return undefined;
}

/** What kind of value a scalar is, with an article, for messages. */
export function kindOf({ value }: YamlScalar): string {
  if (value === null) return '`null`';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'a boolean' : 'a number';
}
