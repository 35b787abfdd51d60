const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | (second << 8) | third;
    for (const shift of [18, 12, 6, 0]) text += alphabet.charAt((bits >> shift) & 63);
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - missing) + '='.repeat(missing);
}

/**
 * What base64 of a longer text holds wherever that text has these bytes: one piece for each of the three
 * alignments. Characters that also depend on the bytes before or behind are left out, so that a piece
 * may be empty if there are fewer than two bytes.
 */
export function base64AtAnyOffset(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].map((before) => {
    const shifted = new Uint8Array(before + bytes.length);
    shifted.set(bytes, before);
    const firstOwn = Math.ceil((before * 8) / 6);
    const endOfOwn = Math.floor((shifted.length * 8) / 6);
    return base64(shifted).slice(firstOwn, Math.max(firstOwn, endOfOwn));
  });
}
