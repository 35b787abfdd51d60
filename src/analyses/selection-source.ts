import type { DetectionSyntax, SearchIdentifier } from '../parse/index.ts';
import { lineText, positionAt } from '../diagnostics/index.ts';

/** A search identifier in the words of its author. */
export interface SelectionSource {
  readonly name: string;
  /** Lines of YAML without their common indentation; quotes and comments are kept. */
  readonly text: string;
}

/** The search identifiers of a rule by name, in the order of the file. */
export function selectionSources({ identifiers }: DetectionSyntax): ReadonlyMap<string, SelectionSource> {
  return new Map(
    identifiers.map((identifier) => {
      const name = identifier.name.value;
      return [name, { name, text: sourceText(identifier) }] as const;
    }),
  );
}

/** Whole lines where the identifier begins a line, with the comments directly above; otherwise its characters. */
function sourceText({ name, body }: SearchIdentifier): string {
  const { source, start } = name.span;
  const { line: first, column } = positionAt(source, start);
  const before = lineText(source, first).slice(0, column - 1);
  if (before.trim() !== '') return source.text.slice(start, body.span.end);
  let from = first;
  while (from > 1 && isCommentAt(lineText(source, from - 1), before.length)) from -= 1;
  const last = positionAt(source, Math.max(start, lastCharacter(source.text, body.span.end))).line;
  const lines: string[] = [];
  for (let line = from; line <= last; line++) lines.push(lineText(source, line).trimEnd());
  while (isSilent(lines.at(-1))) lines.pop();
  return lines.map((line) => withoutIndent(line, before)).join('\n');
}

/** Comments above an identifier are about it if they are indented like it. */
function isCommentAt(line: string, indent: number): boolean {
  const trimmed = line.trimStart();
  return trimmed.startsWith('#') && line.length - trimmed.length === indent;
}

function isSilent(line: string | undefined): boolean {
  return line !== undefined && (line.trim() === '' || line.trimStart().startsWith('#'));
}

/** The place of the last character before an offset that is not white space. */
function lastCharacter(text: string, end: number): number {
  let at = end - 1;
  while (at > 0 && /\s/.test(text[at] ?? '')) at -= 1;
  return at;
}

function withoutIndent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}
