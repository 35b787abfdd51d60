import type { Long } from './value.ts';

/** The canonical form of a whole number, wrapped to 64 bits as the engine does on overflow. */
export function long(value: bigint): Long {
  const wrapped = BigInt.asIntN(64, value);
  const number = Number(wrapped);
  return Number.isSafeInteger(number) ? number : wrapped;
}

/** The canonical form of a real without its fraction; null for NaN, infinity and beyond 64 bits. */
export function truncated(value: number): Long | null {
  if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 63) return null;
  return long(BigInt(Math.trunc(value)));
}

/** The canonical form of decimal (`-12`) or hexadecimal (`0x1F`) digits; null for other text and beyond 64 bits. */
export function parseLong(text: string): Long | null {
  const [, sign, digits] = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|\d+)\s*$/.exec(text) ?? [];
  if (digits === undefined || digits.length > 20) return null;
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  return BigInt.asIntN(64, value) === value ? long(value) : null;
}

/** Sum, exact to 64 bits. */
export function add(a: Long, b: Long): Long {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return long(BigInt(a) + BigInt(b));
}

/** Difference, exact to 64 bits. */
export function subtract(a: Long, b: Long): Long {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return long(BigInt(a) - BigInt(b));
}

/** Product, exact to 64 bits. */
export function multiply(a: Long, b: Long): Long {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  return long(BigInt(a) * BigInt(b));
}

/** Quotient, rounded towards zero; null for division by zero. */
export function divide(a: Long, b: Long): Long | null {
  return b === 0 ? null : long(BigInt(a) / BigInt(b));
}

/** Remainder between 0 and |b|, as KQL defines it; null for division by zero. */
export function modulo(a: Long, b: Long): Long | null {
  if (b === 0) return null;
  const divisor = BigInt(b) < 0n ? -BigInt(b) : BigInt(b);
  const rest = BigInt(a) % divisor;
  return long(rest < 0n ? rest + divisor : rest);
}

/** The largest multiple of `size` that isn't above `value`; null if `size` is 0. */
export function floorTo(value: Long, size: Long): Long | null {
  const rest = modulo(value, size);
  return rest === null ? null : subtract(value, rest);
}
