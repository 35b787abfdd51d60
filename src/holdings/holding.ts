import type { Effect } from '../diagnostics/index.ts';
import type { DataCondition, Loss } from '../mapping/index.ts';

/** How well a target holds a log source or a field: as it is, with differences, or not at all. */
export type Holding = 'exact' | 'approximate' | 'none';

/** A holding, and in words what makes it less than exact. */
export interface Held {
  readonly holding: Holding;
  readonly notes: readonly string[];
}

/** What the losses of a mapping entry leave. */
export function heldWith(losses: readonly Loss[]): Held {
  return { holding: losses.length === 0 ? 'exact' : 'approximate', notes: losses.map(noteOf) };
}

const effects: Readonly<Record<Effect, string>> = {
  wider: 'can match more',
  narrower: 'can miss events',
  different: 'can differ both ways',
};

function noteOf({ effect, when, note }: Loss): string {
  return `${conditionOf(when)}${note} (${effects[effect]})`;
}

const conditions: Readonly<Record<Extract<Loss['when'], string>, string>> = {
  always: '',
  value: '',
  folder: 'for a value with a folder: ',
  path: 'for a value with a path separator: ',
  equality: 'for a whole value: ',
  anchored: 'for a value that is tied to the start or the end: ',
  'open-start': 'for a value that is not tied to the start: ',
  'closed-end': 'for a value that is tied to the end: ',
  'within-path': 'for a value without a path separator that is not only tied to the end: ',
  'file-like-folder': 'for a value that goes down into a folder with an extension: ',
  number: 'for a number: ',
  digits: 'for a number or digits of one: ',
  'any-character': 'for a value with `?`: ',
};

const dataConditions: Readonly<Record<DataCondition['registryData'], string>> = {
  number: 'for a value that means a number of the registry: ',
  empty: 'for a value that means empty data: ',
  uncertain: 'for a part of what Sysmon writes for data that is no text: ',
};

function conditionOf(when: Loss['when']): string {
  if (typeof when === 'string') return conditions[when];
  if ('registryData' in when) return dataConditions[when.registryData];
  return 'contains' in when
    ? `for a value with \`${when.contains}\`: `
    : `for a value that is a piece of \`${when.within}\`: `;
}
