/** An address as a number, of 32 bits or 128. */
export interface Address {
  readonly family: 4 | 6;
  readonly number: bigint;
  /** How many leading bits count; all of them unless the text is a network itself. */
  readonly prefixLength: number;
}

/** A network as the rule gives it. */
export interface Network {
  readonly family: 4 | 6;
  readonly network: string;
  readonly prefixLength: number;
}

/** Where IPv4 addresses lie that are written as IPv6 addresses: `::ffff:0:0`. */
export const mappedBase = 0xffff_0000_0000n;

/** Reads a text as KQL's functions for addresses do; undefined if it is none. */
export function addressOf(text: string): Address | undefined {
  return readFour(text) ?? readSix(text);
}

/**
 * Whether the address is of the network. An IPv4 address in IPv6's spelling is of IPv4 networks too, but no IPv4
 * address is of an IPv6 network.
 */
export function isInNetwork(address: Address, network: Network): boolean {
  const range = addressOf(network.network);
  if (range === undefined) return false;
  if (address.family === network.family) {
    return holds(range.number, network.prefixLength, address, bitsOf(network.family));
  }
  return (
    address.family === 6 && holds(mappedBase + range.number, 96 + network.prefixLength, address, bitsOf(6))
  );
}

/** How many bits an address has. */
export function bitsOf(family: 4 | 6): number {
  return family === 4 ? 32 : 128;
}

/** The first and the last address of a network. */
export function boundsOf({ family, network, prefixLength }: Network): readonly [bigint, bigint] {
  const number = addressOf(network)?.number ?? 0n;
  const rest = BigInt(bitsOf(family) - prefixLength);
  const first = (number >> rest) << rest;
  return [first, first + (1n << rest) - 1n];
}

/** An address in its usual spelling. */
export function addressText(family: 4 | 6, number: bigint): string {
  if (family === 4) {
    return [24n, 16n, 8n, 0n].map((shift) => String((number >> shift) & 0xffn)).join('.');
  }
  if (number >> 32n === 0xffffn) return `::ffff:${addressText(4, number & 0xffff_ffffn)}`;
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((number >> BigInt(112 - index * 16)) & 0xffffn).toString(16),
  ).join(':');
  const [longest = ''] = (groups.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? []).toSorted(
    (a, b) => b.length - a.length,
  );
  return longest === '' ? groups : groups.replace(longest, ':').replace(/^:(?!:)|(?<!:):$/g, '::');
}

function holds(network: bigint, prefixLength: number, address: Address, bits: number): boolean {
  const rest = BigInt(bits - prefixLength);
  return address.prefixLength >= prefixLength && address.number >> rest === network >> rest;
}

function readFour(text: string): Address | undefined {
  const [, a, b, c, d, prefix] =
    /^\s*(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?\s*$/.exec(text) ?? [];
  const bytes = [a, b, c, d].map(Number);
  const prefixLength = prefix === undefined ? 32 : Number(prefix);
  if (a === undefined || prefixLength > 32 || bytes.some((byte) => byte > 255)) return undefined;
  return { family: 4, number: bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n), prefixLength };
}

function readSix(text: string): Address | undefined {
  const [, groups = '', prefix] = /^\s*([0-9a-fA-F:.]+)(?:%[\w.]+)?(?:\/(\d{1,3}))?\s*$/.exec(text) ?? [];
  const number = readGroups(groups);
  const prefixLength = prefix === undefined ? 128 : Number(prefix);
  return number === undefined || prefixLength > 128 ? undefined : { family: 6, number, prefixLength };
}

function readGroups(text: string): bigint | undefined {
  const [, head = text, tail] = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text) ?? [];
  const four = tail === undefined ? undefined : readFour(tail);
  if (tail !== undefined && four === undefined) return undefined;
  const low =
    four === undefined ? '' : `${(four.number >> 16n).toString(16)}:${(four.number & 0xffffn).toString(16)}`;
  const parts = (head + low).split('::');
  const [left = [], right] = parts.map((part) => (part === '' ? [] : part.split(':')));
  const groups = [...left, ...(right ?? [])];
  if (parts.length > 2 || groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  if (right === undefined ? groups.length !== 8 : groups.length > 7) return undefined;
  const zeros = Array<string>(8 - groups.length).fill('0');
  const all = [...left, ...zeros, ...(right ?? [])];
  return all.reduce((number, group) => (number << 16n) + BigInt(`0x${group}`), 0n);
}
