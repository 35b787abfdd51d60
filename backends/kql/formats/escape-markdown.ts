import { oneLine } from './text.ts';

/** Markdown text, to be inserted into a template as it is. */
export type MarkdownText = string & { readonly language: 'markdown' };

/**
 * A text on one line that Markdown shows as it is: no markup, links, HTML, mentions or references to
 * issues. A comment keeps `@` and `#` apart from what follows, since sites look for these in the result.
 */
export function markdownLine(text: string): MarkdownText {
  return oneLine(text)
    .replaceAll(/[\\`*_{}[\]<>|~$&:!]/g, '\\$&')
    .replaceAll(/[@#]/g, '\\$&<!-- -->')
    .replaceAll(/www\./gi, (host) => `${host.slice(0, 3)}\\.`)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2') as MarkdownText;
}

/** A text on one line in a code span, where nothing is markup. */
export function markdownCode(text: string): MarkdownText {
  // A bar would end the cell of a table even inside a code span.
  const line = oneLine(text).replaceAll('|', '\u2502');
  const fence = '`'.repeat(longestRun(line) + 1);
  return `${fence} ${line} ${fence}` as MarkdownText;
}

/** The fence of a code block that the text can't end. */
export function markdownFence(text: string): MarkdownText {
  return '`'.repeat(Math.max(3, longestRun(text) + 1)) as MarkdownText;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
