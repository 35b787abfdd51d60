import { catalogue, type DiagnosticCode } from './catalogue.ts';
import type { Diagnostic, Effect, RelatedPlace } from './diagnostic.ts';
import type { Span } from './span.ts';

/** What a reporter may add to code, span and message. */
export interface ReportDetails {
  /** Replaces the catalogue's general advice by advice for this very case. */
  readonly help?: string;
  readonly effect?: Effect;
  readonly related?: readonly RelatedPlace[];
}

/**
 * Collects the findings of one run over one input, in the order in which they were reported.
 * Stages report and go on; a stage that can't go on returns `undefined` after at least one error.
 */
export class Diagnostics {
  readonly #list: Diagnostic[];

  /** Starts with the findings of an earlier stage, which are copied. */
  constructor(earlier: readonly Diagnostic[] = []) {
    this.#list = [...earlier];
  }

  /** Everything reported so far, in order. */
  get list(): readonly Diagnostic[] {
    return this.#list;
  }

  /** Whether an error was reported since the list had `since` entries. */
  hasErrors(since = 0): boolean {
    return this.#list.slice(since).some((diagnostic) => diagnostic.severity === 'error');
  }

  /** Adds findings that were collected elsewhere. */
  add(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.#list.push(diagnostic);
  }

  /** Adds a finding. Severity comes from the catalogue, and so does the help unless given here. */
  report(code: DiagnosticCode, span: Span, message: string, details: ReportDetails = {}): void {
    const entry = catalogue[code];
    this.#list.push({ code, severity: entry.severity, message, span, help: entry.help, ...details });
  }
}

/** Something that can't happen if the code is right. Users never see one unless there is a bug. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}
