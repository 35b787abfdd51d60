import type { Formula } from '../formula.ts';
import { compose } from '../text/compose.ts';
import { Machine } from '../text/machine.ts';
import { shortestText } from '../text/shortest.ts';
import type { ScalarType } from '../../schema/index.ts';
import { literal, sequence, type Syntax } from '../text/syntax.ts';
import type { Work } from '../work.ts';
import { networkTexts } from './network-syntax.ts';
import type { Demand } from './demand.ts';
import type { Value } from './value.ts';

/** A text that meets the demands as far as automata see them, or demands that no text meets, or neither. */
export type TextSolution =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'conflict'; readonly core: readonly Formula[] }
  | { readonly kind: 'gap' };

/** A column that is looked at as text. */
export interface TextColumn {
  readonly type: ScalarType;
  /** What its text can be; undefined if it can be anything, as far as one knows. */
  readonly domain: Syntax | undefined;
  /** The value that has a text; undefined if there is none. */
  readonly read: (text: string) => Value | undefined;
}

/**
 * Looks for a text that meets all demands about texts and addresses. Starts with no demand, takes the shortest text that
 * meets those that were taken, and takes one more that this text does not meet: most demands of a long list are
 * never taken.
 */
export function solveText(
  demands: readonly Demand[],
  { type, domain, read }: TextColumn,
  work: Work,
): TextSolution {
  const always = domain === undefined ? [] : [{ machine: new Machine(domain, work), expected: true }];
  const taken: Demand[] = [];
  const meets = (text: string, { test, expected }: Demand): boolean => {
    const value = read(text);
    return (value === undefined ? test.holds(text, 'string') : test.holds(value, type)) === expected;
  };
  const isMet = (text: string): boolean => demands.every((demand) => meets(text, demand));
  for (;;) {
    const machines = taken.flatMap((demand) => machineOf(demand, work) ?? []);
    const text = shortestText([...always, ...machines], work);
    if (text === undefined) return { kind: 'conflict', core: taken.map(({ formula }) => formula) };
    const failed = demands.filter((demand) => !meets(text, demand));
    if (failed.length === 0) return { kind: 'text', text: embellished(text, demands, isMet) };
    const next = failed
      .filter((demand) => !taken.includes(demand))
      // What must hold narrows the search more than what must not.
      .toSorted((a, b) => Number(b.expected) - Number(a.expected))[0];
    if (next === undefined) return { kind: 'gap' };
    taken.push(next);
  }
}

/** Texts that are worth trying before automata are: made of what the demands look for. */
export function likelyTexts(demands: readonly Demand[]): readonly string[] {
  const samples = demands.flatMap(({ test, expected }) => (expected ? (test.texts?.sample ?? []) : []));
  return compose(samples);
}

function machineOf(
  { test, expected }: Demand,
  work: Work,
): { readonly machine: Machine; readonly expected: boolean } | undefined {
  if (test.texts !== undefined) return { machine: test.texts.machine, expected };
  if (test.test.kind === 'number') {
    return { machine: new Machine(literal(String(test.test.value)), work), expected };
  }
  if (test.test.kind === 'missing') return { machine: new Machine(sequence([]), work), expected };
  if (test.test.kind !== 'network') return undefined;
  const { within, around } = networkTexts(test.test);
  const syntax = expected ? around : within;
  return syntax && { machine: new Machine(syntax, work), expected };
}

/** The text in the spelling of the rule's values, where only the case of letters differs. */
function embellished(text: string, demands: readonly Demand[], isMet: (text: string) => boolean): string {
  let best = text;
  for (const { test, expected } of demands) {
    const sample = expected ? test.texts?.sample?.text : undefined;
    if (sample === undefined || sample === '') continue;
    const at = best.toLowerCase().indexOf(sample.toLowerCase());
    const changed = at === -1 ? best : best.slice(0, at) + sample + best.slice(at + sample.length);
    if (changed.length === best.length && isMet(changed)) best = changed;
  }
  return best;
}
