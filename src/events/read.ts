import type { Diagnostics, Source, Span } from '../diagnostics/index.ts';
import { csvRecords } from './csv-records.ts';
import type { LogEvent } from './event.ts';
import { jsonValues } from './json-values.ts';
import { windowsEvent } from './windows.ts';

/**
 * The events in a text: CSV if the path says so, otherwise JSON, NDJSON or arrays. What can't be read is reported and
 * left out; a record that is no Windows event stays as it is.
 */
export function readEvents(source: Source, diagnostics: Diagnostics): readonly LogEvent[] {
  const events = /\.csv$/i.test(source.path)
    ? csvRecords(source, diagnostics).map(({ fields, span }) => eventOf(fields, span))
    : jsonEvents(source, diagnostics);
  if (events.length === 0 && !diagnostics.hasErrors()) {
    const span = { source, start: 0, end: 0 };
    diagnostics.report('events-missing', span, 'This file holds no event.');
  }
  return events;
}

/** No event comes near this; a deeper one would only exhaust the stack. */
const deepestNesting = 200;

/** What is no event is shown so many times; of a file of another kind the rest would say the same. */
const mostShown = 5;

function jsonEvents(source: Source, diagnostics: Diagnostics): readonly LogEvent[] {
  const events: LogEvent[] = [];
  let strangers = 0;
  let firstHidden: Span | undefined;
  for (const { start, end, nesting } of jsonValues(source.text)) {
    const span = { source, start, end };
    const value = nesting > deepestNesting ? tooDeep : parse(source.text.slice(start, end));
    if (isObject(value)) {
      events.push(eventOf(value, span));
      continue;
    }
    // Behind a syntax error nothing can be told apart any more.
    if (value === undefined) {
      diagnostics.report('events-format', span, 'This is not valid JSON, so it is no event.');
      break;
    }
    strangers += 1;
    if (strangers > mostShown) {
      firstHidden ??= span;
      continue;
    }
    const message =
      value === tooDeep
        ? 'This is nested too deeply to be an event.'
        : 'This is JSON, but no object with fields, so it is no event.';
    diagnostics.report('events-format', span, message);
  }
  if (firstHidden !== undefined) {
    const more = strangers - mostShown;
    const what = more === 1 ? '1 more value of this file is' : `${more} more values of this file are`;
    diagnostics.report('events-format', firstHidden, `${what} no event; this is the first of them.`);
  }
  return events;
}

const tooDeep = Symbol('nested too deeply');

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function eventOf(fields: Readonly<Record<string, unknown>>, span: Span): LogEvent {
  return windowsEvent(fields, span) ?? { kind: 'record', fields, span };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
