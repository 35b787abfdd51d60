/** A network in canonical form. */
export interface Network {
  readonly family: 4 | 6;
  /** Its first address: dotted decimal, or RFC 5952 text. */
  readonly network: string;
  readonly prefixLength: number;
  /** Whether the text named an address inside the network instead of its first one. */
  readonly hostBits: boolean;
}

/** Reads a network in CIDR notation; a bare address is a network of one. `undefined` if it is neither. */
export function parseNetwork(text: string): Network | undefined {
  const found = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text);
  if (found === null) return undefined;
  const [, address = '', length] = found;
  const groups = address.includes(':') ? parseIPv6(address) : parseIPv4(address);
  if (groups === undefined) return undefined;
  const width = groups.length === 4 ? 8 : 16;
  const prefixLength = length === undefined ? groups.length * width : Number(length);
  if (prefixLength > groups.length * width) return undefined;
  const masked = groups.map((group, index) => maskGroup(group, width, prefixLength - index * width));
  return {
    family: groups.length === 4 ? 4 : 6,
    network: groups.length === 4 ? masked.join('.') : formatIPv6(masked),
    prefixLength,
    hostBits: masked.some((group, index) => group !== groups[index]),
  };
}

/** Keeps the first `bits` bits of a group that is `width` bits wide. */
function maskGroup(group: number, width: number, bits: number): number {
  const dropped = width - Math.min(width, Math.max(0, bits));
  return (group >> dropped) << dropped;
}

function parseIPv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  // A leading zero means octal to some readers, so such an address is not one.
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.map(Number);
}

function parseIPv6(text: string): readonly number[] | undefined {
  const halves = text.split('::').map(parseGroups);
  const [head, tail] = halves;
  if (head === undefined || halves.length > 2 || halves.includes(undefined)) return undefined;
  if (halves.length === 1) return head.length === 8 ? head : undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  return missing < 1 ? undefined : [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])];
}

/** The groups between colons; the last may be a dotted IPv4 address, which counts as two. */
function parseGroups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const dotted = index === parts.length - 1 ? parseIPv4(part) : undefined;
    if (dotted !== undefined) {
      const [a = 0, b = 0, c = 0, d = 0] = dotted;
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as `::`. */
function formatIPv6(groups: readonly number[]): string {
  let [bestStart, bestLength] = [0, 1];
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length += 1;
    if (length > bestLength) [bestStart, bestLength] = [start, length];
  }
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (bestLength < 2) return text(groups);
  return `${text(groups.slice(0, bestStart))}::${text(groups.slice(bestStart + bestLength))}`;
}
