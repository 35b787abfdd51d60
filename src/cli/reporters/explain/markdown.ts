import { printable } from '../../../diagnostics/index.ts';
import type { Block, Inline, Page, Span } from './blocks.ts';

/**
 * Pages in GitHub Flavored Markdown. Text from rules is inert: it makes no markup, HTML, mention, image or
 * link, and can't leave the table cell or code block that it is in.
 */
export function pagesToMarkdown(pages: readonly Page[]): string {
  return pages.map(pageToMarkdown).join('\n---\n\n');
}

function pageToMarkdown({ title, intro, sections }: Page): string {
  const parts = [
    `# ${escaped(title)}`,
    ...intro.map(blockText),
    ...sections.flatMap(({ heading, blocks }) => [`## ${escaped(heading)}`, ...blocks.map(blockText)]),
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
      return block.facts.map(([name, value]) => `- **${escaped(name)}:** ${inline(value)}`).join('\n');
    case 'table':
      return [block.head.map(escaped), block.head.map(() => '---'), ...block.rows.map((row) => row.map(cell))]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
    case 'code': {
      const label = block.label === undefined ? '' : `**${inline(block.label)}**\n\n`;
      const text = block.text.split('\n').map(printable).join('\n');
      const fence = fenceFor(text, 3);
      return `${label}${fence}${block.language}\n${text}\n${fence}`;
    }
  }
}

/** A pipe ends a cell even within code. */
function cell(text: Inline): string {
  return text
    .map((span) =>
      typeof span === 'object' && span.kind === 'code'
        ? spanText(span).replaceAll('|', '\\|')
        : spanText(span),
    )
    .join('');
}

function inline(text: Inline): string {
  return text.map(spanText).join('');
}

function spanText(span: Span): string {
  if (typeof span === 'string') return escaped(span);
  switch (span.kind) {
    case 'code':
      return codeSpan(span.text);
    case 'strong':
      return `**${escaped(span.text)}**`;
    case 'link':
      return isWebAddress(span.url) ? `<${span.url}>` : codeSpan(span.url);
    case 'break':
      return '<br>';
  }
}

/** An address that may become a link: no scheme but these, and nothing that could end the link. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>"`\\\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2066-\u2069]+$/i.test(
    url,
  );
}

/**
 * Backslashes for what is markup anywhere in a line, or at its start; word joiners where sites make links or
 * mentions of plain words.
 */
function escaped(text: string): string {
  return printable(text.replaceAll(/\s+/g, ' '))
    .replaceAll(/[\\`*_{}[\]<>#!|~$^]|&(?=[#a-z])/gi, '\\$&')
    .replace(/^( ?)(?=[-+=:])/, '$1\\')
    .replace(/^( ?\d+)([.)])/, '$1\\$2')
    .replaceAll(/[@#]/g, '$&\u2060')
    .replaceAll(/\b(www|https?|ftp|mailto|xmpp)(?=[.:])/gi, '$1\u2060')
    .replaceAll(/\b(gh)(?=-\d)/gi, '$1\u2060');
}

/** Text that is shown letter by letter; empty text would not be code. */
function codeSpan(text: string): string {
  const shown = printable(text);
  if (shown === '') return '';
  const fence = fenceFor(shown, 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}
