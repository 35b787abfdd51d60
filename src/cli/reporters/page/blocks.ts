import type { DiffLine } from '../../../review/query-diff.ts';

/** A page about a rule, whatever it is written in. Texts are raw: each writer makes them inert. */
export interface Page {
  readonly title: string;
  readonly intro: readonly Block[];
  readonly sections: readonly Section[];
}

/** A part of a page with a heading; it has at least one block. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A piece of a section. */
export type Block = Paragraph | ListBlock | TableBlock | CodeBlock | FactList | DiffBlock | Details;

/** Running text. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: Inline;
}

/** Items without an order. */
export interface ListBlock {
  readonly kind: 'list';
  readonly items: readonly Inline[];
}

/** Rows under headings; each row has as many cells as there are headings. */
export interface TableBlock {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly Inline[])[];
}

/** Lines that are shown as they are, under a label. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly language: 'yaml' | 'kql' | 'json' | 'text';
  readonly text: string;
  readonly label?: Inline;
}

/** Names and values, such as `Level: high`. */
export interface FactList {
  readonly kind: 'facts';
  readonly facts: readonly (readonly [string, Inline])[];
}

/** The differences of two queries. */
export interface DiffBlock {
  readonly kind: 'diff';
  readonly lines: readonly DiffLine[];
}

/** Blocks under a line that says what they are about; folded, where a page can be folded, unless `isOpen`. */
export interface Details {
  readonly kind: 'details';
  readonly summary: Inline;
  readonly blocks: readonly Block[];
  readonly isOpen: boolean;
  /** Names the place in a page, for links within it: letters, digits and hyphens. */
  readonly anchor?: string;
}

/** A line of text: words, code, links, in order. */
export type Inline = readonly Span[];

/** A piece of a line. */
export type Span =
  | string
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string }
  /** A place of the same page, where pages can have places. */
  | { readonly kind: 'jump'; readonly anchor: string; readonly text: string }
  /** A word that says how urgent something is. The tone only supports it. */
  | { readonly kind: 'label'; readonly tone: Tone; readonly text: string }
  | { readonly kind: 'break' };

/** `bad`: attacks may go unseen; `doubtful`: worth a look; `good`; `plain`. */
export type Tone = 'bad' | 'doubtful' | 'good' | 'plain';

/** Goes on in a new line. */
export const lineBreak: Span = { kind: 'break' };

/** A value or name, shown letter by letter. */
export function code(text: string): Span {
  return { kind: 'code', text };
}

/** A line of text. */
export function line(...spans: readonly Span[]): Inline {
  return spans;
}

/** A paragraph of one line of text. */
export function paragraph(...spans: readonly Span[]): Paragraph {
  return { kind: 'paragraph', text: spans };
}

/** Code spans with `, ` between them. */
export function codes(texts: readonly string[]): Inline {
  return joined(
    texts.map((text) => [code(text)]),
    ', ',
  );
}

/** Lines as one, with a separator between them. */
export function joined(lines: readonly Inline[], separator: Span): Inline {
  return lines.flatMap((each, index) => (index === 0 ? each : [separator, ...each]));
}

/** Blanks at the ends of a value count but can't be seen, and nothing at all can't be seen either. */
export function visible(value: string): string {
  if (value === '') return '""';
  return value.replace(/^ +|(?<! ) +$/g, (blanks) => '␣'.repeat(blanks.length));
}
