import { expect, test } from 'vitest';
import { hashTarget } from '../../../src/mapping/hashes.ts';
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
  const target = hashTarget(stringValue(value), landing);
  switch (target.kind) {
    case 'column':
      expect(`${target.column.name} ${short(target.value)}`).toBe(expected);
      break;
    case 'never':
      expect(`no ${target.algorithm} column`).toBe(expected);
      break;
    case 'unknown':
      expect('unknown').toBe(expected);
  }
});
