import { many, type StringPattern } from '../../ir/index.ts';
import type { ReferenceTest } from '../tests.ts';
import { standsTo } from '../theory/reference.ts';
import type { Value } from '../theory/value.ts';

/** A comparison of two columns, and whether it is to hold. */
export interface WantedReference {
  readonly reference: ReferenceTest;
  readonly expected: boolean;
}

/** A value of a subject that meets its own tests and a pattern; undefined if none was found. */
export type SolveWithin = (key: string, pattern: StringPattern) => Value | undefined;

/**
 * Changes values so that columns stand to one another as comparisons of them ask, if a value that comes to mind does.
 * Whether others would is not known.
 */
export function relate(
  wanted: readonly WantedReference[],
  values: Map<string, Value>,
  solve: SolveWithin,
): boolean {
  const pairs = new Map<string, WantedReference[]>();
  for (const each of wanted) {
    const key = `${each.reference.subject.key} ${each.reference.other.key}`;
    pairs.set(key, [...(pairs.get(key) ?? []), each]);
  }
  return [...pairs.values()].every((pair) => relatePair(pair, values, solve));
}

function relatePair(
  pair: readonly WantedReference[],
  values: Map<string, Value>,
  solve: SolveWithin,
): boolean {
  const [first] = pair;
  if (first === undefined) return true;
  const { subject, other } = first.reference;
  const fits = (text: string, beside: string): boolean =>
    pair.every(({ reference, expected }) => standsTo(text, beside, reference) === expected);
  const [text, beside] = [textAt(values, subject.key), textAt(values, other.key)];
  if (fits(text, beside)) return true;
  for (const pattern of beside === '' ? [] : patternsAround(beside)) {
    const value = solve(subject.key, pattern);
    if (typeof value !== 'string' || !fits(value, beside)) continue;
    values.set(subject.key, value);
    return true;
  }
  const value = text === '' ? undefined : solve(other.key, [text]);
  if (typeof value !== 'string' || !fits(text, value)) return false;
  values.set(other.key, value);
  return true;
}

function textAt(values: ReadonlyMap<string, Value>, key: string): string {
  return String(values.get(key) ?? '');
}

/** A text as it is, in other case, and inside of others. */
function patternsAround(text: string): readonly StringPattern[] {
  return [
    [text],
    [text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase()],
    [`${text}x`],
    [`x${text}`],
    [`x${text}x`],
    [text, many],
    [many, text],
    [many, text, many],
  ];
}
