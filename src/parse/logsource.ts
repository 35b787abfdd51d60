import { suggestion, type Diagnostics } from '../diagnostics/index.ts';
import { entryOf, type YamlMap } from '../yaml/index.ts';
import type { Located, LogsourceSyntax } from './document.ts';
import { readName, refuse } from './structure.ts';
import { readText } from './text.ts';

/** Reads `logsource` of a rule or filter by the Rules specification, "LogSource". Undefined after an error. */
export function readLogsource(document: YamlMap, diagnostics: Diagnostics): LogsourceSyntax | undefined {
  const entry = entryOf(document, 'logsource');
  if (entry === undefined) {
    const place = document.entries[0]?.key.span ?? document.span;
    diagnostics.report('logsource-missing', place, 'The document has no `logsource`.');
    return undefined;
  }
  const { key, value } = entry;
  if (value.kind !== 'map')
    return refuse(
      value,
      '`logsource` must be a map.',
      diagnostics,
      'Write `category`, `product` or `service` under it, indented and each with a colon.',
    );
  const parts: { -readonly [Name in Part]?: Located<string> } = {};
  const custom: Located<string>[] = [];
  for (const each of value.entries) {
    const part = selecting.find((name) => name === each.key.text);
    if (part === undefined) {
      custom.push({ value: each.key.text, span: each.key.span });
      continue;
    }
    const name = readName(each, diagnostics);
    if (name === undefined) return undefined;
    parts[part] = name;
  }
  if (selecting.every((name) => parts[name] === undefined)) {
    const near =
      custom.map(({ value: name }) => suggestion(name, selecting)).find((text) => text !== '') ?? '';
    const message = `\`logsource\` names neither category, product nor service.${near}`;
    diagnostics.report('logsource-empty', key.span, message);
    return undefined;
  }
  const definition = readText(entryOf(value, 'definition'), diagnostics);
  const rest = custom.filter((each) => each.value !== 'definition');
  return { ...parts, ...(definition === undefined ? {} : { definition }), custom: rest, span: value.span };
}

type Part = 'category' | 'product' | 'service';

/** The attributes that select events; all others only describe the log source. */
const selecting: readonly Part[] = ['category', 'product', 'service'];
