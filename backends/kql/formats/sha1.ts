/**
 * The SHA-1 digest of some bytes, by RFC 3174. Written out because name-based UUIDs need it, the core
 * has no Node API and the browser's own digest is asynchronous. Not for anything that must be secret.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const padded = pad(message);
  for (let start = 0; start < padded.byteLength; start += 64) addBlock(state, padded, start);
  const digest = new DataView(new ArrayBuffer(20));
  for (const [index, word] of state.entries()) digest.setUint32(index * 4, word);
  return new Uint8Array(digest.buffer);
}

/** The message, a one bit, zeros, and its length in bits: a multiple of 64 bytes. */
function pad(message: Uint8Array): DataView {
  const size = Math.ceil((message.length + 9) / 64) * 64;
  const bytes = new Uint8Array(size);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(size - 4, message.length * 8);
  return view;
}

function addBlock(state: number[], data: DataView, start: number): void {
  const words = Array.from({ length: 16 }, (_, index) => data.getUint32(start + index * 4));
  const word = (index: number): number => words[index] ?? 0;
  for (let index = 16; index < 80; index += 1) {
    words.push(rotate(word(index - 3) ^ word(index - 8) ^ word(index - 14) ^ word(index - 16), 1));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (const [index, value] of words.entries()) {
    const { mix, constant } = round(index, b, c, d);
    const next = (rotate(a, 5) + mix + e + constant + value) | 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  }
  for (const [index, value] of [a, b, c, d, e].entries()) state[index] = ((state[index] ?? 0) + value) | 0;
}

function round(index: number, b: number, c: number, d: number): { mix: number; constant: number } {
  if (index < 20) return { mix: (b & c) | (~b & d), constant: 0x5a827999 };
  if (index < 40) return { mix: b ^ c ^ d, constant: 0x6ed9eba1 };
  if (index < 60) return { mix: (b & c) | (b & d) | (c & d), constant: 0x8f1bbcdc };
  return { mix: b ^ c ^ d, constant: 0xca62c1d6 };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
