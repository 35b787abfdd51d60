/** An address and how many leading bits count. IPv4 is a 32-bit number, IPv6 a 128-bit number. */
export interface Network<Bits> {
  readonly address: Bits;
  readonly prefix: number;
}

/** Reads `10.1.2.3` or `10.0.0.0/8`; null for anything else. */
export function parseIpv4(text: string): Network<number> | null {
  const [, a, b, c, d, prefix] =
    /^\s*(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?\s*$/.exec(text) ?? [];
  if (a === undefined) return null;
  const bytes = [a, b, c, d].map(Number);
  const bits = prefix === undefined ? 32 : Number(prefix);
  if (bits > 32 || bytes.some((byte) => byte > 255)) return null;
  return { address: bytes.reduce((address, byte) => address * 256 + byte, 0), prefix: bits };
}

/** Reads an IPv6 address or network; an IPv4 one becomes its mapped form. Null for anything else. */
export function parseIpv6(text: string): Network<bigint> | null {
  const v4 = parseIpv4(text);
  if (v4) return { address: 0xffff_0000_0000n + BigInt(v4.address), prefix: v4.prefix + 96 };
  const [, address = '', prefix] = /^\s*([0-9a-fA-F:.]+)(?:%[\w.]+)?(?:\/(\d{1,3}))?\s*$/.exec(text) ?? [];
  const bits = prefix === undefined ? 128 : Number(prefix);
  const value = parseGroups(address);
  return value === null || bits > 128 ? null : { address: value, prefix: bits };
}

/** The first `prefix` bits of an IPv4 address. */
export function maskIpv4(address: number, prefix: number): number {
  const size = 2 ** (32 - prefix);
  return Math.floor(address / size) * size;
}

/** The first `prefix` bits of an IPv6 address. */
export function maskIpv6(address: bigint, prefix: number): bigint {
  const rest = BigInt(128 - prefix);
  return (address >> rest) << rest;
}

function parseGroups(text: string): bigint | null {
  const [, head = text, tail] = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text) ?? [];
  const v4 = tail === undefined ? undefined : parseIpv4(tail);
  if (v4 === null) return null;
  const low =
    v4 === undefined ? '' : `${(v4.address >>> 16).toString(16)}:${(v4.address & 0xffff).toString(16)}`;
  const parts = (head + low).split('::');
  if (parts.length > 2) return null;
  const [left, right] = parts.map((part) => (part === '' ? [] : part.split(':')));
  const groups = [...(left ?? []), ...(right ?? [])];
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return null;
  if (right === undefined ? groups.length !== 8 : groups.length > 7) return null;
  const zeros = Array<string>(8 - groups.length).fill('0');
  const all = right === undefined ? groups : [...(left ?? []), ...zeros, ...right];
  return all.reduce((address, group) => (address << 16n) + BigInt(`0x${group}`), 0n);
}
