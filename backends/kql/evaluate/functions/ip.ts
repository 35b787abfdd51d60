import { maskIpv4, maskIpv6, parseIpv4, parseIpv6, type Network } from '../values/ip.ts';
import { dynamicText } from '../values/text.ts';
import { isArray, type Value } from '../values/value.ts';
import { pure, type FunctionTable } from './row.ts';

/** Private networks of RFC 1918, as `ipv4_is_private()` knows them. */
const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Functions of IP addresses. An argument that is no address makes the result null. */
export const ipFunctions: FunctionTable = {
  ipv4_is_in_range: pure('ipv4-is-in-range-function', 'string, string', 'bool', ipv4InRange),
  ipv4_is_in_any_range: pure('ipv4-is-in-any-range-function', 'string, any*', 'bool', anyRange(ipv4InRange)),
  ipv4_is_match: pure(
    'ipv4-is-match-function',
    'string, string, long?',
    'bool',
    (a: string, b: string, bits = 32) => {
      const sign = ipv4Compare(a, b, bits);
      return sign === null ? null : sign === 0;
    },
  ),
  ipv4_compare: pure(
    'ipv4-compare-function',
    'string, string, long?',
    'long',
    (a: string, b: string, bits = 32) => ipv4Compare(a, b, bits),
  ),
  ipv4_is_private: pure('ipv4-is-private-function', 'string', 'bool', anyRangeOf(privateNetworks)),
  ipv4_netmask_suffix: pure(
    'ipv4-netmask-suffix-function',
    'string',
    'long',
    (text: string) => parseIpv4(text)?.prefix ?? null,
  ),
  parse_ipv4: pure('parse-ipv4-function', 'string', 'long', (text: string) => {
    const network = parseIpv4(text);
    return network === null ? null : maskIpv4(network.address, network.prefix);
  }),
  ipv6_is_in_range: pure('ipv6-is-in-range-function', 'string, string', 'bool', ipv6InRange),
  ipv6_is_in_any_range: pure('ipv6-is-in-any-range-function', 'string, any*', 'bool', anyRange(ipv6InRange)),
  ipv6_is_match: pure(
    'ipv6-is-match-function',
    'string, string, long?',
    'bool',
    (a: string, b: string, bits = 128) => {
      const sign = ipv6Compare(a, b, bits);
      return sign === null ? null : sign === 0;
    },
  ),
  ipv6_compare: pure(
    'ipv6-compare-function',
    'string, string, long?',
    'long',
    (a: string, b: string, bits = 128) => ipv6Compare(a, b, bits),
  ),
  has_ipv4: pure('has-ipv4-function', 'string, string', 'bool', (text: string, address: string) =>
    hasIpv4(text, [address], false),
  ),
  has_any_ipv4: pure('has-any-ipv4-function', 'string, any*', 'bool', (text: string, ...addresses: Value[]) =>
    hasIpv4(text, texts(addresses), false),
  ),
  has_ipv4_prefix: pure(
    'has-ipv4-prefix-function',
    'string, string',
    'bool',
    (text: string, prefix: string) => hasIpv4(text, [prefix], true),
  ),
  has_any_ipv4_prefix: pure(
    'has-any-ipv4-prefix-function',
    'string, any*',
    'bool',
    (text: string, ...prefixes: Value[]) => hasIpv4(text, texts(prefixes), true),
  ),
};

function ipv4InRange(ip: string, range: string): boolean | null {
  const [address, network] = [parseIpv4(ip), parseIpv4(range)];
  if (address === null || network === null) return null;
  return address.prefix >= network.prefix && same(address, network, network.prefix, maskIpv4);
}

function ipv6InRange(ip: string, range: string): boolean | null {
  const [address, network] = [parseIpv6(ip), parseIpv6(range)];
  if (address === null || network === null) return null;
  return address.prefix >= network.prefix && same(address, network, network.prefix, maskIpv6);
}

function same<Bits>(
  a: Network<Bits>,
  b: Network<Bits>,
  prefix: number,
  mask: (bits: Bits, prefix: number) => Bits,
): boolean {
  return mask(a.address, prefix) === mask(b.address, prefix);
}

/** True if one range holds the address; null if none does and one couldn't be read. */
function anyRange(
  inRange: (ip: string, range: string) => boolean | null,
): (ip: string, ...ranges: Value[]) => Value {
  return (ip, ...ranges) => {
    let result: boolean | null = false;
    for (const range of texts(ranges)) {
      const inside = inRange(ip, range);
      if (inside === true) return true;
      if (inside === null) result = null;
    }
    return result;
  };
}

function anyRangeOf(ranges: readonly string[]): (ip: string) => Value {
  return (ip) => anyRange(ipv4InRange)(ip, ...ranges);
}

function ipv4Compare(a: string, b: string, bits: number): number | null {
  const [x, y] = [parseIpv4(a), parseIpv4(b)];
  if (x === null || y === null || bits < 0 || bits > 32) return null;
  const prefix = Math.min(x.prefix, y.prefix, bits);
  return Math.sign(maskIpv4(x.address, prefix) - maskIpv4(y.address, prefix));
}

function ipv6Compare(a: string, b: string, bits: number): number | null {
  const [x, y] = [parseIpv6(a), parseIpv6(b)];
  if (x === null || y === null || bits < 0 || bits > 128) return null;
  const prefix = Math.min(x.prefix, y.prefix, bits);
  const difference = maskIpv6(x.address, prefix) - maskIpv6(y.address, prefix);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function texts(values: readonly Value[]): readonly string[] {
  return values.flatMap((value) => (isArray(value) ? value : [value])).map(dynamicText);
}

/** Whether an address stands in the text between characters that are neither letters, digits nor part of a number. */
function hasIpv4(text: string, wanted: readonly string[], isPrefix: boolean): boolean {
  for (const [address] of text.matchAll(/(?<![0-9A-Za-z.])\d{1,3}(?:\.\d{1,3}){3}(?![0-9A-Za-z]|\.\d)/g)) {
    const network = parseIpv4(address);
    if (network === null) continue;
    const found = wanted.some((item) =>
      isPrefix && item.endsWith('.')
        ? address.startsWith(item)
        : parseIpv4(item)?.address === network.address,
    );
    if (found) return true;
  }
  return false;
}
