import { expect, test } from 'vitest';
import { hashTarget, type HashTarget } from '../../../src/mapping/hashes.ts';
import type { HashesLanding } from '../../../src/mapping/index.ts';
import { short, stringValue } from '../../support/values.ts';

const landing: HashesLanding = {
  kind: 'hashes',
  columns: Object.fromEntries(
    ['MD5', 'SHA1', 'SHA256'].map((name) => [
      name,
      { kind: 'plain', name: `Target${name}`, type: 'string', optional: false },
    ]),
  ),
};

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';

test.each([
  [`*MD5=${md5}*`, `TargetMD5 ${md5}`],
  [`md5=${md5}`, `TargetMD5 ${md5}`],
  [`*SHA1=${sha1}`, `TargetSHA1 ${sha1}`],
  [`*SHA1=${sha1.slice(0, 8)}*`, `TargetSHA1 ${sha1.slice(0, 8)}*`],
  [`*${sha1}*`, `TargetSHA1 ${sha1}`],
  [`*IMPHASH=${md5}*`, 'no IMPHASH column'],
  ['*not a hash*', 'unknown'],
  [`*MD5=${md5}*SHA1=${sha1}*`, 'unknown'],
])('%s', (value, expected) => {
  expect(described(hashTarget(stringValue(value), landing))).toBe(expected);
});

function described(target: HashTarget): string {
  switch (target.kind) {
    case 'column':
      return `${target.column.name} ${short(target.value)}`;
    case 'never':
      return `no ${target.algorithm} column`;
    case 'unknown':
      return 'unknown';
  }
}
