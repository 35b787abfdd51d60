import type { Expression } from '../../../src/ir/index.ts';
import { assign } from './assign.ts';
import { demandsOf } from './demands.ts';
import { matches } from './evaluate.ts';
import type { SigmaEvent } from './event.ts';
import { nearMisses } from './near-misses.ts';
import { Random } from './random.ts';

/** An event and how it came about. */
export interface GeneratedEvent {
  readonly event: SigmaEvent;
  /** `satisfying`, `attempt` (meant to satisfy, but does not) or the name of a near miss. */
  readonly kind: string;
}

/**
 * Up to `count` different events for a rule: a third are meant to satisfy it, each by another choice of
 * alternatives, the rest are near misses of those. The same rule and seed give the same events.
 */
export function generateEvents(rule: Expression, count: number, seed: string): readonly GeneratedEvent[] {
  const random = new Random(seed);
  const events = new Map<string, GeneratedEvent>();
  const add = (event: SigmaEvent, kind: string): void => {
    const key = JSON.stringify([...event].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    if (!events.has(key)) events.set(key, { event, kind });
  };
  const bases: SigmaEvent[] = [];
  for (let attempt = 0; attempt < count && bases.length < count / 3; attempt += 1) {
    const event = assign(demandsOf(rule, true, random), random);
    const satisfies = matches(rule, event);
    if (satisfies) bases.push(event);
    if (satisfies || attempt < 3) add(event, satisfies ? 'satisfying' : 'attempt');
  }
  const kinds = Object.entries(nearMisses);
  for (let turn = 0; turn < count * 3 && events.size < count; turn += 1) {
    const [kind, change] = kinds[turn % kinds.length] as (typeof kinds)[number];
    const base = bases.length > 0 ? random.pick(bases) : random.pick([...events.values()]).event;
    const changed = change(base, rule, random);
    if (changed !== undefined) add(changed, kind);
  }
  return [...events.values()];
}
