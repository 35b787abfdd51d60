import type { Block, Inline, Page, Span, Tone } from './blocks.ts';
import { diffText } from './diff-text.ts';
import {
  isWebAddress,
  markdownCellCode,
  markdownCode,
  markdownFence,
  markdownHtml,
  markdownText,
} from './markdown-text.ts';

/**
 * Pages in GitHub Flavored Markdown. Text from rules is inert: it makes no markup, HTML, mention, image or
 * link, and can't leave the table cell or code block that it is in.
 */
export function pagesToMarkdown(pages: readonly Page[]): string {
  return pages.map(pageToMarkdown).join('\n---\n\n');
}

function pageToMarkdown({ title, intro, sections }: Page): string {
  const parts = [
    `# ${markdownText(title)}`,
    ...intro.map(blockToMarkdown),
    ...sections.flatMap(({ heading, blocks }) => [
      `## ${markdownText(heading)}`,
      ...blocks.map(blockToMarkdown),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One block, without a line break at its end. */
export function blockToMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inline(block.text);
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'facts':
      return block.facts.map(([name, value]) => `- **${markdownText(name)}:** ${inline(value)}`).join('\n');
    case 'table':
      return [
        block.head.map(markdownText),
        block.head.map(() => '---'),
        ...block.rows.map((row) => row.map(cell)),
      ]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
    case 'code': {
      const label = block.label === undefined ? '' : `**${inline(block.label)}**\n\n`;
      return `${label}${markdownFence(block.text.split('\n'), block.language)}`;
    }
    case 'diff':
      return markdownFence(diffText(block.lines), 'diff');
    case 'details':
      return [
        `<details${block.isOpen ? ' open' : ''}>\n<summary>${block.summary.map(spanHtml).join('')}</summary>`,
        ...block.blocks.map(blockToMarkdown),
        '</details>',
      ].join('\n\n');
  }
}

function cell(text: Inline): string {
  return adjoined(
    text.map((span) =>
      typeof span === 'object' && span.kind === 'code' ? markdownCellCode(span.text) : spanText(span),
    ),
  );
}

function inline(text: Inline): string {
  return adjoined(text.map(spanText));
}

/** Pieces in a row. Code that touches code would become one code with other ends. */
function adjoined(pieces: readonly string[]): string {
  let whole = '';
  for (const piece of pieces) {
    whole += whole.endsWith('`') && piece.startsWith('`') ? `\u2060${piece}` : piece;
  }
  return whole;
}

/** Asterisks with nothing or a blank between them would be something else. */
function strong(text: string): string {
  const shown = markdownText(text);
  return shown.trim() === '' ? shown : shown.replace(/\S(?:.*\S)?/, '**$&**');
}

function spanText(span: Span): string {
  if (typeof span === 'string') return markdownText(span);
  switch (span.kind) {
    case 'code':
      return markdownCode(span.text);
    case 'strong':
      return strong(span.text);
    case 'link':
      return isWebAddress(span.url) ? `<${span.url}>` : markdownCode(span.url);
    case 'jump':
      return strong(span.text);
    case 'label':
      return `${signs[span.tone]} ${strong(span.text)}`;
    case 'break':
      return '<br>';
  }
}

/** For the summary of details, which is HTML. */
function spanHtml(span: Span): string {
  if (typeof span === 'string') return markdownHtml(span);
  switch (span.kind) {
    case 'code':
      return `<code>${markdownHtml(span.text)}</code>`;
    case 'link':
      return `<code>${markdownHtml(span.url)}</code>`;
    case 'strong':
    case 'jump':
      return `<b>${markdownHtml(span.text)}</b>`;
    case 'label':
      return `${signs[span.tone]} <b>${markdownHtml(span.text)}</b>`;
    case 'break':
      return '<br>';
  }
}

/** Seen at a glance; the words beside them say the same. */
const signs: Readonly<Record<Tone, string>> = { bad: '🔴', doubtful: '🟠', good: '🟢', plain: '⚪' };
