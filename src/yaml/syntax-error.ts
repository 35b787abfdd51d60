import type { YAMLError } from 'yaml';
import type { Diagnostics, Source } from '../diagnostics/index.ts';

/** Reports what the YAML library found wrong with a document. */
export function reportSyntaxError(source: Source, error: YAMLError, diagnostics: Diagnostics): void {
  const [start, end] = error.pos;
  const span = { source, start, end: Math.max(end, start + 1) };
  if (error.code === 'TAG_RESOLVE_FAILED') {
    diagnostics.report('yaml-tag', span, error.message);
    return;
  }
  diagnostics.report('yaml-syntax', span, error.message);
}
