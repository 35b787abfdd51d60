import type { ParsedDocument, printIr } from '../../index.ts';
import { placeOf } from './place.ts';

/**
 * The rules as the JSON document that `docs/parse-output.md` describes, ending with a line break.
 * `print` is the library's `printIr`, which is only loaded when a command needs it.
 */
export function formatIr(documents: readonly ParsedDocument[], print: typeof printIr): string {
  const document = { version: 1, documents: documents.map((each) => documentOf(each, print)) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function documentOf({ path, rule, diagnostics }: ParsedDocument, print: typeof printIr): object {
  return {
    path,
    rule: rule === undefined ? null : print(rule),
    diagnostics: diagnostics.map(({ code, severity, message, span, help }) => ({
      code,
      severity,
      message,
      ...placeOf(span),
      help: help ?? null,
    })),
  };
}
