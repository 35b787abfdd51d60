import { printable } from '../../../diagnostics/index.ts';
import type { Paint } from '../paint.ts';
import type { Block, Inline, Page, Span, TableBlock } from './blocks.ts';
import { diffText } from './diff-text.ts';

/** Code up to this length is not broken at its blanks, for which this character stands until then. */
const longestWhole = 80;
const hardBlank = '\u{f0020}';

/**
 * Pages for a terminal. Lines are wrapped at `width`, except for code and what has no blanks. Nothing in a rule can act
 * on the terminal.
 */
export function pagesToText(pages: readonly Page[], paint: Paint, width: number): string {
  return pages.map((page) => pageToText(page, { paint, width })).join('\n');
}

interface Look {
  readonly paint: Paint;
  readonly width: number;
}

function pageToText({ title, intro, sections }: Page, look: Look): string {
  const { paint, width } = look;
  const heading = shown(title);
  const lines = [paint.strong(heading), paint.faint('='.repeat(Math.min(width, heading.length))), ''];
  const body = sections.flatMap(({ heading: name, blocks }) => [
    paint.strong(name),
    paint.faint('-'.repeat(name.length)),
    ...spacedLines(blocks, look),
  ]);
  return `${[...lines, ...spacedLines(intro, look), ...body].join('\n').trimEnd()}\n`;
}

function spacedLines(blocks: readonly Block[], look: Look): readonly string[] {
  return blocks.flatMap((block) => [...blockLines(block, look), '']);
}

function blockLines(block: Block, look: Look): readonly string[] {
  const { paint, width } = look;
  switch (block.kind) {
    case 'paragraph':
      return wrapped(inline(block.text), '', '', width);
    case 'list':
      return block.items.flatMap((item) => wrapped(inline(item), '- ', '  ', width));
    case 'facts': {
      const widest = widestOf(block.facts.map(([name]) => name.length)) + 2;
      return block.facts.flatMap(([name, value]) =>
        wrapped(inline(value), `  ${name.padEnd(widest)}`, ' '.repeat(widest + 2), width),
      );
    }
    case 'table':
      return tableLines(block, look);
    case 'code': {
      const label =
        block.label === undefined ? [] : wrapped(inline(block.label), '', '', width).map(paint.strong);
      return [...label, ...block.text.split('\n').map((line) => `  ${printable(line)}`.trimEnd())];
    }
    case 'diff':
      return diffText(block.lines).map((line) => `  ${printable(line)}`.trimEnd());
    case 'details':
      return [
        ...wrapped(inline(block.summary), '', '', width).map(paint.strong),
        ...block.blocks.flatMap((each) => ['', ...blockLines(each, look)]),
      ];
  }
}

/** Columns are as wide as their widest cell, but the last one takes the rest of the line and is wrapped. */
function tableLines({ head, rows }: TableBlock, { paint, width }: Look): readonly string[] {
  const texts = [head.map(shown), ...rows.map((row) => row.map(inline))];
  const widths = head.map((_, column) => widestOf(texts.map((row) => lengthOf(row[column] ?? ''))));
  const last = head.length - 1;
  const fits = widths.slice(0, last).every((each) => each <= 44);
  const isPlain = texts.every((row) => row.slice(0, last).every((text) => !text.includes('\n')));
  if (!fits || !isPlain) return recordLines(head, rows, width);
  const before = widths.slice(0, last).reduce((sum, each) => sum + each + 2, 2);
  return texts.flatMap((row, index) => {
    const start = `  ${row
      .slice(0, last)
      .map((text, column) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) + 2 - lengthOf(text))))
      .join('')}`;
    const lines = wrapped(row[last] ?? '', start, ' '.repeat(before), width);
    return index === 0 ? lines.map((line) => paint.faint(line)) : lines;
  });
}

function widestOf(lengths: readonly number[]): number {
  return lengths.reduce((widest, length) => Math.max(widest, length), 0);
}

/** How many characters are shown; the stand-in for a blank takes two units. */
function lengthOf(text: string): number {
  return [...text].length;
}

/** Each row as a list of names and values, for tables that are too wide. */
function recordLines(head: readonly string[], rows: TableBlock['rows'], width: number): readonly string[] {
  const widest = widestOf(head.map((name) => name.length)) + 2;
  return rows.flatMap((row) =>
    row.flatMap((value, column) => {
      const bullet = column === 0 ? '- ' : '  ';
      return wrapped(
        inline(value),
        `${bullet}${(head[column] ?? '').padEnd(widest)}`,
        ' '.repeat(widest + 2),
        width,
      );
    }),
  );
}

/** Words on lines of the width, the first after `first`, the others after `rest`. Line breaks are kept. */
function wrapped(text: string, first: string, rest: string, width: number): readonly string[] {
  return text
    .split('\n')
    .flatMap((part, index) => wrappedLine(part, index === 0 ? first : rest, rest, width));
}

function wrappedLine(text: string, first: string, rest: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && current.length + 1 + word.length > width) {
      lines.push(current.trimEnd());
      [current, isEmpty] = [rest, true];
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, current.trimEnd()].map((line) => line.replaceAll(hardBlank, ' '));
}

function inline(text: Inline): string {
  return text.map(spanText).join('');
}

function spanText(span: Span): string {
  if (typeof span === 'string') return shown(span);
  switch (span.kind) {
    case 'code': {
      const text = printable(span.text);
      return text.length > longestWhole ? text : text.replaceAll(' ', hardBlank);
    }
    case 'strong':
    case 'jump':
    case 'label':
      return shown(span.text);
    case 'link':
      return printable(span.url);
    case 'break':
      return '\n';
  }
}

function shown(text: string): string {
  return printable(text.replaceAll(/\s+/g, ' '));
}
