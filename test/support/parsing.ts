import { Diagnostics, positionAt, type Diagnostic } from '../../src/diagnostics/index.ts';
import { parseDocuments, type SigmaDocument } from '../../src/parse/index.ts';
import type { YamlNode } from '../../src/yaml/index.ts';

/** What parsing a text gave: the documents, and each finding as `code line:column`. */
export interface Parsed {
  readonly documents: readonly SigmaDocument[];
  readonly findings: readonly string[];
}

/** Parses a text as a rule file. */
export function parseText(text: string): Parsed {
  const diagnostics = new Diagnostics();
  const documents = parseDocuments({ path: 'rule.yml', text }, diagnostics);
  return { documents, findings: diagnostics.list.map(placeOf) };
}

/** `code line:column` of a finding. */
export function placeOf({ code, span }: Diagnostic): string {
  const { line, column } = positionAt(span.source, span.start);
  return `${code} ${line}:${column}`;
}

/** A rule with one selection around a condition, which stands in line 7 from column 14 on. */
export function ruleWithCondition(condition: string): string {
  return [
    'title: Test',
    'logsource:',
    '  category: process_creation',
    'detection:',
    '  selection:',
    '    Image: a.exe',
    `  condition: ${condition}`,
    '',
  ].join('\n');
}

/** A rule whose detection holds these lines, the first of which is line 5, indented by two. */
export function ruleWithDetection(...lines: readonly string[]): string {
  return [
    'title: Test',
    'logsource:',
    '  category: process_creation',
    'detection:',
    ...lines.map((line) => `  ${line}`),
    '  condition: selection',
    '',
  ].join('\n');
}

/** A tree as plain data: maps as lists of pairs, so that order and odd keys show. */
export function plain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return { map: node.entries.map(({ key, value }) => [key.text, plain(value)]) };
}
