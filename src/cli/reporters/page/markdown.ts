import type { Block, Inline, Page, Span } from './blocks.ts';
import {
  isWebAddress,
  markdownCellCode,
  markdownCode,
  markdownFence,
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
    ...intro.map(blockText),
    ...sections.flatMap(({ heading, blocks }) => [`## ${markdownText(heading)}`, ...blocks.map(blockText)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block): string {
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
  }
}

function cell(text: Inline): string {
  return text
    .map((span) =>
      typeof span === 'object' && span.kind === 'code' ? markdownCellCode(span.text) : spanText(span),
    )
    .join('');
}

function inline(text: Inline): string {
  return text.map(spanText).join('');
}

function spanText(span: Span): string {
  if (typeof span === 'string') return markdownText(span);
  switch (span.kind) {
    case 'code':
      return markdownCode(span.text);
    case 'strong':
      return `**${markdownText(span.text)}**`;
    case 'link':
      return isWebAddress(span.url) ? `<${span.url}>` : markdownCode(span.url);
    case 'break':
      return '<br>';
  }
}
