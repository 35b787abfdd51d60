import { expect, test } from 'vitest';
import {
  decodeManifest,
  encodeManifest,
  hashOf,
  ManifestError,
  type ManifestEntry,
} from '../../src/cli/output/manifest.ts';

const entry: ManifestEntry = {
  rule: '869aff82-2653-4a35-b794-c456c539de5b',
  source: 'sub/a.yml',
  format: 'kql',
  verdict: 'exact',
  target: 'asim',
  sha256: [hashOf('text')],
};
const written = encodeManifest(new Map([['sub/a.kql', entry]]), '1.2.3');

test('an entry is one line that says where an output came from', () => {
  expect(written).toBe(`{
  "version": 1,
  "tool": "sigma-kql 1.2.3",
  "outputs": {
    "sub/a.kql": {"rule":"869aff82-2653-4a35-b794-c456c539de5b","source":"sub/a.yml","format":"kql","verdict":"exact","target":"asim","sha256":["982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"]}
  }
}
`);
});

test('what is written can be read', () => {
  const manifest = new Map([
    ['sub/a.kql', entry],
    ['__proto__', { ...entry, rule: null, target: null }],
  ]);
  expect(decodeManifest(encodeManifest(manifest, '1'))).toEqual(manifest);
  expect(decodeManifest(encodeManifest(new Map(), '1')).size).toBe(0);
});

test.each([
  '../a.kql',
  'sub/../../a.kql',
  '/etc/passwd',
  'C:/a.kql',
  'sub\\a.kql',
  'sub//a.kql',
  './a.kql',
  '.sigma-kql/manifest',
  '.git/config',
  'a.kql/',
  'a.kql.',
  'nul\u0000.kql',
  '',
  `${'a/'.repeat(3000)}a.kql`,
])('a forged path is refused: %j', (path) => {
  const forged = JSON.stringify({ version: 1, outputs: { [path]: entry } });
  expect(() => decodeManifest(forged)).toThrow(ManifestError);
});

test.each([
  ['no JSON', '<<<<<<< HEAD'],
  ['a list', '[]'],
  ['null', 'null'],
  ['no outputs', '{"version":1}'],
  ['a later version', written.replace('"version": 1', '"version": 2')],
  ['a number as source', written.replace('"sub/a.yml"', '7')],
  ['a hash that is none', written.replace(hashOf('text'), 'abc')],
  ['a missing hash', written.replace(/,"sha256":\[.*?\]/, '')],
])('%s is refused', (_name, text) => {
  expect(text).not.toBe(written);
  expect(() => decodeManifest(text)).toThrow(ManifestError);
});
