import type { WindowsEvent } from '../../src/events/index.ts';
import type { Expression } from '../../src/ir/index.ts';
import { fieldsOf } from '../support/sigma/demands.ts';
import { message, type SigmaEvent } from '../support/sigma/event.ts';

/**
 * A Windows event as Sigma sees it: the values of its data and system part by the names of the taxonomy, which has no
 * spaces in names.
 */
export function sigmaValues({ data, unnamed, system }: WindowsEvent): SigmaEvent {
  return new Map<string, string | number>([
    ...[...data].map(([name, text]) => [name.replaceAll(' ', ''), text] as const),
    ['EventID', system.eventId],
    ['Provider_Name', system.provider],
    ['Channel', system.channel],
    ['Computer', system.computer],
    [message, [...data.values(), ...unnamed].join(' ')],
  ]);
}

const changes: readonly ((text: string) => string)[] = [
  (text) => `${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}`,
  (text) => `${text.startsWith('x') ? 'y' : 'x'}${text.slice(1)}`,
  (text) => `${text}x`,
  (text) => text.slice(0, Math.floor(text.length / 2)),
  // Every word changed at its end, so that no test for a word inside can hold.
  (text) => text.replace(/[a-z]+/gi, (word) => `${word.slice(0, -1)}0`),
];

/** The event with the value of one field changed that the rule tests; a few changes for each field. */
export function changesOf(event: WindowsEvent, rule: Expression): readonly WindowsEvent[] {
  const tested = new Set(fieldsOf(rule));
  const fields = [...event.data.keys()].filter((name) => tested.has(name.replaceAll(' ', '')));
  return fields.flatMap((field) =>
    changes
      .map((change) => change(event.data.get(field) ?? ''))
      .filter((text) => text !== event.data.get(field))
      .map((text) => ({ ...event, data: new Map([...event.data, [field, text]]) })),
  );
}
