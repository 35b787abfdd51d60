import { CharBase, type CharSet } from 'refa';
import type { Work } from '../work.ts';
import { allCharacters } from './characters.ts';
import { deadState, type Machine } from './machine.ts';

/** A set of texts that a text is to be of, or is not to be of. */
export interface Demand {
  readonly machine: Machine;
  readonly expected: boolean;
}

interface Place {
  readonly states: readonly number[];
  readonly previous?: Place;
  readonly character?: number;
}

/**
 * The shortest text that meets all demands, of letters where there is a choice; undefined if there is none. Walks
 * over the product of the automata as far as it is reached, and throws `OutOfWork` where that is too far.
 */
export function shortestText(demands: readonly Demand[], work: Work): string | undefined {
  const alphabet = representatives(demands.flatMap(({ machine }) => machine.alphabet));
  const start: Place = { states: demands.map(({ machine }) => machine.startState) };
  if (isHopeless(start, demands)) return undefined;
  const seen = new Set([start.states.join(' ')]);
  const queue: Place[] = [start];
  for (const place of queue) {
    if (isAccepted(place, demands)) return textOf(place);
    for (const character of alphabet) {
      work.spend(demands.length);
      const states = demands.map(({ machine }, index) =>
        machine.step(place.states[index] ?? deadState, character),
      );
      const next: Place = { states, previous: place, character };
      const key = states.join(' ');
      if (seen.has(key) || isHopeless(next, demands)) continue;
      seen.add(key);
      queue.push(next);
    }
  }
  return undefined;
}

function isAccepted({ states }: Place, demands: readonly Demand[]): boolean {
  return demands.every(
    ({ machine, expected }, index) => machine.accepts(states[index] ?? deadState) === expected,
  );
}

/** Whether no longer text can meet the demands either. */
function isHopeless({ states }: Place, demands: readonly Demand[]): boolean {
  return demands.some(({ machine, expected }, index) => {
    const state = states[index] ?? deadState;
    return expected ? state === deadState : machine.acceptsEverything(state);
  });
}

function textOf(place: Place): string {
  const found: number[] = [];
  for (let at: Place | undefined = place; at?.character !== undefined; at = at.previous)
    found.push(at.character);
  return found
    .toReversed()
    .map((character) => String.fromCodePoint(character))
    .join('');
}

/** One character for all those that no automaton tells apart, the most readable ones first. */
function representatives(sets: readonly CharSet[]): readonly number[] {
  const distinct = new Map(sets.map((set) => [set.toRangesString(), set]));
  const classes = new CharBase([allCharacters, ...distinct.values()]).sets.filter(
    (set) => !set.isDisjointWith(allCharacters),
  );
  return classes
    .map((set): readonly [rank: number, character: number] => {
      const rank = readable.findIndex((character) => set.has(character));
      const character = readable[rank] ?? set.ranges[0]?.min ?? 0;
      return [rank === -1 ? readable.length : rank, character];
    })
    .toSorted(([a, first], [b, second]) => a - b || first - second)
    .map(([, character]) => character);
}

const readable: readonly number[] = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.-_\\/ :!"#$%&\'()*+,;<=>?@[]^`{|}~',
].map((character) => character.charCodeAt(0));
