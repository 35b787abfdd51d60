import { printable } from '../../../diagnostics/index.ts';

/**
 * Text for any place in a line of GitHub Flavored Markdown, its start and table cells included: it makes no markup,
 * HTML, link, mention or picture. On one line; marks that can't be seen are shown.
 */
export function markdownText(text: string): string {
  return unlinked(printable(text.replaceAll(/\s+/g, ' ')))
    .replaceAll(/[\\`*_{}[\]<>#!|~$^]|&(?=[#a-z])/gi, '\\$&')
    .replace(/^( ?)(?=[-+=:])/, '$1\\')
    .replace(/^( ?\d+)([.)])/, '$1\\$2');
}

/** Text that is shown letter by letter; nothing at all for empty text, which can't be code. */
export function markdownCode(text: string): string {
  const shown = printable(text);
  if (shown === '') return '';
  const fence = fenceFor(shown, 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/**
 * The same within a table cell. A pipe ends a cell even within code, and parsers disagree about one behind a
 * backslash; a character reference is neither.
 */
export function markdownCellCode(text: string): string {
  return text.includes('|') ? `<code>${referenced(unlinked(printable(text)))}</code>` : markdownCode(text);
}

/** Lines as a block of code, which no line can leave. */
export function markdownFence(lines: readonly string[], language: string): string {
  const text = lines.map(printable).join('\n');
  const fence = fenceFor(text, 3);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Text for an HTML element in Markdown, where sites look for mentions and links as well. On one line. */
export function markdownHtml(text: string): string {
  return referenced(unlinked(printable(text.replaceAll(/\s+/g, ' '))));
}

/** An address that may become a link: no scheme but these, and nothing that could end the link. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>"`\\\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2066-\u2069]+$/i.test(
    url,
  );
}

/** Words of which sites make links, mentions or pictures, with word joiners that keep them from it. */
function unlinked(text: string): string {
  return text
    .replaceAll(/[@#]/g, '$&\u2060')
    .replaceAll(/(www|https?|ftp|mailto|xmpp)(?=[.:])/gi, '$1\u2060')
    .replaceAll(/(gh)(?=-\d)/gi, '$1\u2060')
    .replaceAll(/:(?=[\w+-]+:)/g, ':\u2060');
}

/** All but letters, digits and blanks as character references, which mean nothing in Markdown or HTML. */
function referenced(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}
