import { expect, test } from 'vitest';
import { positionAt } from '../../src/diagnostics/index.ts';
import { decode } from '../../src/cli/inputs/decode.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['plain text', utf8('title: x\n'), 'title: x\n'],
  ['a byte order mark is dropped', utf8('\ufefftitle: x'), 'title: x'],
  ['line breaks stay as they are', utf8('a: 1\r\nb: 2\r\n'), 'a: 1\r\nb: 2\r\n'],
  ['a replacement character that somebody wrote', utf8('a: \ufffd'), 'a: \ufffd'],
  ['nothing', utf8(''), ''],
])('%s', (_name, bytes, text) => {
  expect(decode('a.yml', bytes, 100)).toEqual({ path: 'a.yml', text });
});

test.each([
  ['bytes that are not UTF-8', Uint8Array.of(0x61, 0x0a, 0x62, 0xff, 0x63), 'input-binary', '2:2'],
  ['a NUL byte', utf8('a: 1\nb: \0'), 'input-binary', '2:4'],
  ['UTF-16, little end first', Uint8Array.of(0xff, 0xfe, 0x61, 0x00), 'input-binary', '1:1'],
  ['UTF-16, big end first', Uint8Array.of(0xfe, 0xff, 0x00, 0x61), 'input-binary', '1:1'],
  ['too many bytes', utf8('a'.repeat(101)), 'input-too-large', '1:1'],
])('%s is refused', (_name, bytes, code, place) => {
  const failed = decode('a.yml', bytes, 100);
  if (!('kind' in failed)) throw new Error('expected a failure');
  const { line, column } = positionAt(failed.diagnostic.span.source, failed.diagnostic.span.start);
  expect([failed.diagnostic.code, `${line}:${column}`]).toEqual([code, place]);
});
