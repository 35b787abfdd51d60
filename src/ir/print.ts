import { positionAt, type Span } from '../diagnostics/index.ts';
import type { CorrelationRule } from './correlation.ts';
import type { FilterRule } from './filter.ts';
import type { DetectionRule } from './rule.ts';

/** A value that `JSON.stringify` writes as it is. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The IR of a rule as plain JSON: the same nodes and names, with each span as
 * `"line:column-line:column"` (counted from 1, the end exclusive) and integers beyond 2^53 as text.
 */
export function printIr(rule: DetectionRule | CorrelationRule | FilterRule): Json {
  return plain(rule);
}

function plain(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return isSpan(value) ? place(value) : plainObject(value);
  }
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return typeof value === 'bigint' ? value.toString() : null;
}

function plainObject(value: object): Json {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, plain(each)]));
}

function isSpan(value: object): value is Span {
  return 'source' in value && 'start' in value && 'end' in value;
}

function place({ source, start, end }: Span): string {
  const [from, to] = [positionAt(source, start), positionAt(source, end)];
  return `${from.line}:${from.column}-${to.line}:${to.column}`;
}
