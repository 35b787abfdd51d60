import type { DiagnosticCode, Diagnostics, Span } from '../diagnostics/index.ts';

/** Findings about the fields of one rule: a cause is reported once, however many tests share it. */
export class FieldReports {
  readonly #diagnostics: Diagnostics;
  readonly #causes = new Set<string>();

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  /** Reports the first time that the cause shows. Undefined, as a test that can't be mapped is. */
  once(cause: string, code: DiagnosticCode, span: Span, message: () => string): undefined {
    if (!this.#causes.has(cause)) this.#diagnostics.report(code, span, message());
    this.#causes.add(cause);
    return undefined;
  }
}
