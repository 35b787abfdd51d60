import type { Diagnostics } from '../diagnostics/index.ts';
import { entryOf, type YamlMap } from '../yaml/index.ts';
import type { Located, LogsourceSyntax } from './document.ts';
import { readText } from './text.ts';

/** Reads `logsource` of a rule or filter. Undefined after an error. */
export function readLogsource(document: YamlMap, diagnostics: Diagnostics): LogsourceSyntax | undefined {
  const entry = entryOf(document, 'logsource');
  if (entry === undefined) {
    diagnostics.report('logsource-missing', document.span, 'The document has no `logsource`.');
    return undefined;
  }
  if (entry.value.kind !== 'map') {
    diagnostics.report('structure-type', entry.value.span, '`logsource` must be a map.');
    return undefined;
  }
  const parts: Record<string, Located<string>> = {};
  const custom: Located<string>[] = [];
  for (const each of entry.value.entries) {
    if (!attributes.has(each.key.text)) {
      custom.push({ value: each.key.text, span: each.key.span });
      continue;
    }
    const text = readText(each, diagnostics);
    if (text !== undefined) parts[each.key.text] = text;
  }
  return { ...parts, custom, span: entry.value.span };
}

const attributes: ReadonlySet<string> = new Set(['category', 'product', 'service', 'definition']);
