/** What an event holds in a field. A field that the map of an event lacks is absent. */
export type EventValue = string | number | boolean;

/** An event as Sigma sees it: values by field name, as the rule spells the names. */
export type SigmaEvent = ReadonlyMap<string, EventValue>;

/** The pseudo field that holds the raw message, in which keywords are looked for. */
export const message = '(message)';

/** A value as text. */
export function textOf(value: EventValue): string {
  return String(value);
}
