import type { Value } from '../../ir/index.ts';
import type { YamlScalar } from '../../yaml/index.ts';
import type { Comparison, TestKind } from '../comparison.ts';
import type { LowerContext } from '../context.ts';
import { readCidr } from './cidr.ts';
import { readExists } from './exists.ts';
import { readFieldReference } from './field-reference.ts';
import { readNumber } from './number.ts';
import { readPlain } from './plain.ts';
import { readRegex } from './regex.ts';
import { readTimePart } from './time-part.ts';

/**
 * Reads one value of a rule. One value may become several, of which one must match; it never becomes
 * none. `undefined` after an error.
 */
export type ValueReader = (
  scalar: YamlScalar,
  comparison: Comparison,
  context: LowerContext,
) => readonly Value[] | undefined;

/** How the values of each kind of test are read. */
export const valueReaders: Readonly<Record<TestKind, ValueReader>> = {
  plain: readPlain,
  regex: readRegex,
  cidr: readCidr,
  number: readNumber,
  exists: readExists,
  'field-reference': readFieldReference,
  'time-part': readTimePart,
};
