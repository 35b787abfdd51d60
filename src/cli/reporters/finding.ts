import type { Diagnostic, Span } from '../../diagnostics/index.ts';
import { placeOf } from './place.ts';

/** A finding as plain data, the same in every machine-readable output; `docs/json-output.md` describes it. */
export function findingOf({ code, severity, message, span, help, effect, related = [] }: Diagnostic): object {
  return {
    code,
    severity,
    message,
    ...namedPlace(span),
    help: help ?? null,
    effect: effect ?? null,
    related: related.map((each) => ({ message: each.message, ...namedPlace(each.span) })),
  };
}

/** A place as plain data. In a collection, the way within it, so that the output does not depend on where the collection lies. */
export function namedPlace(span: Span): object {
  return { ...placeOf(span), path: span.source.name ?? span.source.path };
}
