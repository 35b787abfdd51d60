import type { Charset } from '../comparison.ts';

/** The bytes of a text. `utf-16` is little-endian behind a byte order mark. */
export function bytesOf(text: string, charset: Charset): Uint8Array {
  switch (charset) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-16le':
      return utf16(text, true);
    case 'utf-16be':
      return utf16(text, false);
    case 'utf-16':
      return utf16(`\ufeff${text}`, true);
  }
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}
