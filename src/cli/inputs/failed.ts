import { catalogue, type Diagnostic, type DiagnosticCode, type Source } from '../../diagnostics/index.ts';

/** An input of which not even the text is known. */
export interface FailedInput {
  readonly kind: 'failed';
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** An input that failed, with a diagnostic at `offset` of what could be read of it. */
export function failedInput(
  path: string,
  code: DiagnosticCode,
  message: string,
  text = '',
  offset = 0,
): FailedInput {
  const { severity, help } = catalogue[code];
  const span = { source: { path, text }, start: offset, end: Math.min(offset + 1, text.length) };
  return { kind: 'failed', path, diagnostic: { code, severity, message, span, help } };
}

/** Whether an input could be read. */
export function isSource(content: Source | FailedInput): content is Source {
  return !('kind' in content);
}
