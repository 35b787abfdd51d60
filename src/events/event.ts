import type { Span } from '../diagnostics/index.ts';

/** Something that happened, as a file of events tells it. */
export type LogEvent = WindowsEvent | PlainRecord;

/** An event of a Windows channel, whatever exported it. */
export interface WindowsEvent {
  readonly kind: 'windows';
  readonly system: WindowsSystem;
  /** The values of `EventData` or `UserData` as text, by name, in the order of the event. */
  readonly data: ReadonlyMap<string, string>;
  /** The values of `EventData` that have no name. */
  readonly unnamed: readonly string[];
  /** The element in `UserData`, if the event has that instead of `EventData`. */
  readonly userData?: string;
  readonly span: Span;
}

/** The `System` part of a Windows event; empty text stands for what the export leaves out. */
export interface WindowsSystem {
  readonly provider: string;
  readonly eventId: number;
  readonly channel: string;
  readonly computer: string;
  /** ISO 8601, as the export writes it. */
  readonly time: string;
  readonly level: string;
  readonly recordId: string;
  readonly userId: string;
  readonly keywords: string;
}

/** Any other record: a row of a table, or values by the names that Sigma gives them. */
export interface PlainRecord {
  readonly kind: 'record';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly span: Span;
}
