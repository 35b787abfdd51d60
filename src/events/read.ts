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

function jsonEvents(source: Source, diagnostics: Diagnostics): readonly LogEvent[] {
  const events: LogEvent[] = [];
  for (const { start, end, nesting } of jsonValues(source.text)) {
    const span = { source, start, end };
    if (nesting > deepestNesting) {
      diagnostics.report('events-format', span, 'This is nested too deeply to be an event.');
      continue;
    }
    const value = parse(source.text.slice(start, end));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      events.push(eventOf(value as Readonly<Record<string, unknown>>, span));
      continue;
    }
    const isBroken = value === undefined;
    const what = isBroken ? 'This is not valid JSON' : 'This is JSON, but no object with fields';
    diagnostics.report('events-format', span, `${what}, so it is no event.`);
    // Behind a syntax error nothing can be told apart any more.
    if (isBroken) break;
  }
  return events;
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
