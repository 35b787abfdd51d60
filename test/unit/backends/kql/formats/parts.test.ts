import { describe, expect, test } from 'vitest';
import { asciiQuery, asciiText } from '../../../../../backends/kql/formats/ascii.ts';
import { customDetails } from '../../../../../backends/kql/formats/custom-details.ts';
import { isoDuration, shortDuration } from '../../../../../backends/kql/formats/duration.ts';
import {
  markdownCode,
  markdownFence,
  markdownLine,
} from '../../../../../backends/kql/formats/escape-markdown.ts';
import { sha1 } from '../../../../../backends/kql/formats/sha1.ts';
import { shortened } from '../../../../../backends/kql/formats/text.ts';
import { isUuid, uuidV5 } from '../../../../../backends/kql/formats/uuid.ts';
import { versionOf } from '../../../../../backends/kql/formats/version.ts';
import { literals } from '../../../../support/kusto.ts';

test.each([
  ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
  ['a'.repeat(1_000), '291e9a6c66994949b57ba5e650361e98fc36b1ba'],
])('the SHA-1 of %j', (text, digest) => {
  const bytes = sha1(new TextEncoder().encode(text));
  expect([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(digest);
});

test('a name-based UUID is that of RFC 9562, appendix A.4', () => {
  const id = uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com');
  expect(id).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  expect(isUuid(id)).toBe(true);
  expect(isUuid(`${id}0`)).toBe(false);
});

test.each([
  [300, 'PT5M', '5m'],
  [3600, 'PT1H', '1h'],
  [5400, 'PT90M', '90m'],
  [86_400, 'P1D', '1d'],
  [14 * 86_400, 'P14D', '14d'],
])('%i seconds are %s and %s', (seconds, iso, short) => {
  expect([isoDuration(seconds), shortDuration(seconds)]).toEqual([iso, short]);
});

test.each([
  [{ modified: '2024-03-07', date: '2020-01-01' }, '2024.3.7'],
  [{ date: '2020/12/31' }, '2020.12.31'],
  [{ date: 'yesterday' }, '1.0.0'],
  [{}, '1.0.0'],
])('the version of a rule of %j is %s', (dates, version) => {
  const empty = {
    title: '',
    references: [],
    tags: [],
    falsePositives: [],
    fields: [],
    related: [],
    scope: [],
  };
  expect(versionOf({ ...empty, ...dates })).toBe(version);
});

describe('custom details', () => {
  test('have short keys made of the last words', () => {
    const columns = [
      'CommandLine',
      'TargetProcessCommandLine',
      'InitiatingProcessAccountDomain',
      '_ResourceId',
      'a b',
    ];
    expect(customDetails(columns)).toEqual({
      CommandLine: 'CommandLine',
      ProcessCommandLine: 'TargetProcessCommandLine',
      ProcessAccountDomain: 'InitiatingProcessAccountDomain',
      ResourceId: '_ResourceId',
    });
  });

  test('never share a key, and stop at twenty', () => {
    const many = Array.from(
      { length: 30 },
      (_, index) => `Source${String.fromCharCode(65 + index)}ProcessCommandLineText`,
    );
    const keys = Object.keys(
      customDetails(['TargetProcessCommandLine', 'ActingProcessCommandLine', ...many]),
    );
    expect(keys).toHaveLength(20);
    expect(keys.slice(0, 2)).toEqual(['ProcessCommandLine', 'ProcessCommandLine2']);
    expect(keys.filter((key) => key.length > 20 || !/^[a-zA-Z]\w*$/.test(key))).toEqual([]);
  });
});

describe('ASCII', () => {
  test.each([
    ['T | where A == "\u2013 x"', String.raw`T | where A == "\u2013 x"`],
    ['T | where A == @"\\d\u2013""q"', String.raw`T | where A == "\\d\u2013\"q"`],
    ["T | where A == @'\u2013\\'", String.raw`T | where A == "\u2013\\"`],
    ["T | where A == '\u{1f600}'", String.raw`T | where A == '\ud83d\ude00'`],
    ['T // \u65e5', String.raw`T // \u65e5`],
    ['T | where A == "plain" and B == @"C:\\"', 'T | where A == "plain" and B == @"C:\\"'],
  ])('%s', (query, ascii) => {
    expect(asciiQuery(query)).toBe(ascii);
    expect(literals(ascii)).toEqual(literals(query));
  });

  test('texts for readers lose marks and typography', () => {
    expect(asciiText('“Größe” – naïve… Łódź → 日本')).toBe('"Grosse" - naive... Lodz -> ??');
  });
});

test.each([
  ['short', 10, 'short'],
  ['a longer text with words', 16, 'a longer text...'],
  ['a'.repeat(20), 10, 'aaaaaaa...'],
  [`aaaaaa\u{1f600}bbbbbb`, 10, 'aaaaaa...'],
])('%j in %i characters', (text, length, expected) => {
  expect(shortened(text, length)).toBe(expected);
  expect(shortened(text, length).length).toBeLessThanOrEqual(length);
});

describe('Markdown shows texts as they are', () => {
  test.each([
    ['[link](https://x.example)', String.raw`\[link\](https\://x.example)`],
    ['**bold** _it_ `code` ~~no~~', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~'],
    ['<script>&amp;', String.raw`\<script\>\&amp;`],
    ['@team fixes #12', '\\@<!-- -->team fixes \\#<!-- -->12'],
    ['www.evil.example', String.raw`www\.evil.example`],
    ['- item', String.raw`\- item`],
    ['1. item', String.raw`1\. item`],
    ['a | b\n# c', 'a \\| b \\#<!-- --> c'],
  ])('%j', (text, expected) => {
    expect(markdownLine(text)).toBe(expected);
  });

  test('code spans and fences are longer than what they hold', () => {
    expect(markdownCode('a ``b`` | c')).toBe('``` a ``b`` \u2502 c ```');
    expect(markdownFence('a ```` b')).toBe('`````');
  });
});
