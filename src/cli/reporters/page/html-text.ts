import { printable } from '../../../diagnostics/index.ts';

/** Text for elements and quoted attributes of HTML and XML, on one line. Marks that can't be seen are shown. */
export function htmlText(text: string): string {
  return printable(text.replaceAll(/\r?\n/g, ' ')).replaceAll(
    /[&<>"']/g,
    (character) => entities[character] ?? '',
  );
}

/** The same for text of several lines, for places where line breaks count. */
export function htmlLines(text: string): string {
  return text.split('\n').map(htmlText).join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
