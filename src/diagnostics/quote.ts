import { printable } from './code-frame.ts';

const longestQuote = 60;

/**
 * Text from a file, ready to be part of a message: in backticks, cut to a readable length, on one line
 * and without characters that could act on a terminal.
 */
export function quote(text: string): string {
  const cut = text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text;
  return `\`${printable(cut)}\``;
}
