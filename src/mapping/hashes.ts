import { isMany, many, type PlainColumn, type StringValue, type Value } from '../ir/index.ts';
import type { HashesLanding } from './model.ts';
import { coreText, withPattern } from './pattern.ts';

/** A hash value and the column that holds its algorithm, or the reason why there is none. */
export type HashTarget =
  | { readonly kind: 'column'; readonly column: PlainColumn; readonly value: StringValue }
  | { readonly kind: 'never'; readonly algorithm: string }
  | { readonly kind: 'unknown' };

/**
 * Where a test on Sysmon's `Hashes` text (`MD5=…,SHA256=…`) goes when each algorithm has a column of
 * its own. A digest of full length is compared as a whole, a shorter one as the start of the digest.
 */
export function hashTarget(value: Value, landing: HashesLanding): HashTarget {
  const core = value.kind === 'string' ? coreText(value.pattern) : undefined;
  const found = core === undefined ? null : /^,?(?:([a-z0-9]+)=)?([0-9a-f]+),?$/i.exec(core);
  if (value.kind !== 'string' || found?.[2] === undefined) return { kind: 'unknown' };
  const digest = found[2];
  const algorithm = found[1]?.toUpperCase() ?? algorithmByLength[digest.length];
  if (algorithm === undefined) return { kind: 'unknown' };
  if (!Object.hasOwn(landing.columns, algorithm)) return { kind: 'never', algorithm };
  const column = landing.columns[algorithm];
  if (column === undefined) return { kind: 'never', algorithm };
  const partial = digest.length !== lengthOf[algorithm] && isMany(value.pattern.at(-1));
  return { kind: 'column', column, value: withPattern(value, partial ? [digest, many] : [digest]) };
}

const lengthOf: Readonly<Record<string, number>> = {
  MD5: 32,
  IMPHASH: 32,
  SHA1: 40,
  SHA256: 64,
  SHA512: 128,
};

/** Without a name, 32 digits are taken for MD5: rules write import hashes with their name. */
const algorithmByLength: Readonly<Record<number, string>> = {
  32: 'MD5',
  40: 'SHA1',
  64: 'SHA256',
  128: 'SHA512',
};
