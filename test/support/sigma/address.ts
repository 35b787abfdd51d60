/** An IP address as a number. An IPv4 address that is mapped into IPv6 counts as the IPv4 address. */
export interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

/** Reads an address; undefined for any other text. */
export function readAddress(text: string): Address | undefined {
  const four = readFour(text);
  if (four !== undefined) return { family: 4, bits: four };
  const six = readSix(text);
  if (six === undefined) return undefined;
  return six >> 32n === 0xffffn ? { family: 4, bits: six & 0xffff_ffffn } : { family: 6, bits: six };
}

/** Whether an address is in a network. */
export function isWithin(address: Address, network: Address, prefixLength: number): boolean {
  const free = BigInt(width(network.family) - prefixLength);
  return address.family === network.family && address.bits >> free === network.bits >> free;
}

/** The text of an address; IPv6 without abbreviations. Undefined if it is beyond the last address. */
export function addressText(family: 4 | 6, bits: bigint): string | undefined {
  if (bits < 0n || bits >> BigInt(width(family)) !== 0n) return undefined;
  const size = family === 4 ? 8n : 16n;
  const parts = Array.from({ length: family === 4 ? 4 : 8 }, (_, index) => {
    const shift = BigInt(family === 4 ? 3 - index : 7 - index) * size;
    return (bits >> shift) & ((1n << size) - 1n);
  });
  return family === 4 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':');
}

/** Bits of an address of a family. */
export function width(family: 4 | 6): 32 | 128 {
  return family === 4 ? 32 : 128;
}

function readFour(text: string): bigint | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1);
  if (parts === undefined || parts.some((part) => Number(part) > 255)) return undefined;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function readSix(text: string): bigint | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (tail !== null) {
    const four = readFour(tail[2] ?? '');
    if (four === undefined) return undefined;
    return readSix(`${tail[1]}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`);
  }
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const groups = halves.flat();
  if (halves.length > 2 || groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  if (halves.length === 1 ? groups.length !== 8 : groups.length > 7) return undefined;
  const [front = [], back = []] = halves;
  const zeros = Array.from({ length: 8 - groups.length }, () => '0');
  return [...front, ...zeros, ...back].reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}
