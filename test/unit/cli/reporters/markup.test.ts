import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlLines, htmlText } from '../../../../src/cli/reporters/page/html-text.ts';
import {
  markdownCellCode,
  markdownCode,
  markdownFence,
  markdownHtml,
  markdownText,
} from '../../../../src/cli/reporters/page/markdown-text.ts';
import { printable } from '../../../../src/diagnostics/index.ts';
import { countsOf, elementsOf, linksOf, proseOf, renderMarkdown, textOf } from '../../../support/markup.ts';
import { hostileText } from '../../../support/hostile-text.ts';

/** What a reader must see of a text: all of it, on one line, with marks for what can't be seen. */
function seen(text: string): string {
  return printable(text.replaceAll(/\s+/g, ' ')).trim();
}

/** What a reader sees of a page. */
function shown(html: string): string {
  return textOf(html).replaceAll('\u2060', '').replaceAll(/\s+/g, ' ').trim();
}

const rounds = { numRuns: 800 };

describe('any text stays what it is', () => {
  test('in a line of Markdown, at its start, and in a list', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const [page, allowed] of [
          [markdownText(text), ['p']],
          [`a ${markdownText(text)} b`, ['p']],
          [`- ${markdownText(text)}`, ['ul', 'li']],
          [`**a** ${markdownText(text)}`, ['p', 'strong']],
        ] as const) {
          const html = renderMarkdown(page);
          const elements = elementsOf(html);
          const names = [...countsOf(elements).keys()].filter((name) => !basic.includes(name));
          expect(names.filter((name) => !(allowed as readonly string[]).includes(name))).toEqual([]);
          expect(linksOf(elements)).toEqual([]);
          expect(shown(html)).toContain(seen(text));
          expect(proseOf(html)).not.toMatch(mention);
        }
      }),
      rounds,
    );
  });

  test('as code in a line, and in a cell of a table', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, other) => {
        const html = renderMarkdown(
          `| a | b |\n| --- | --- |\n| ${markdownCellCode(text)} | ${markdownText(other)} |\n\nx ${markdownCode(text)}`,
        );
        const elements = elementsOf(html);
        const counts = countsOf(elements);
        expect(
          [...counts.keys()].filter((name) => ![...basic, ...tables, 'p', 'code'].includes(name)),
        ).toEqual([]);
        expect([counts.get('tr'), counts.get('td'), counts.get('p')]).toEqual([2, 2, 1]);
        expect(linksOf(elements)).toEqual([]);
        expect(shown(html)).toContain(printable(text).replaceAll(/\s+/g, ' ').trim());
        expect(shown(html)).toContain(seen(other));
        expect(proseOf(html)).not.toMatch(mention);
      }),
      rounds,
    );
  });

  test('as a block of code', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (lines) => {
        const html = renderMarkdown(`before\n\n${markdownFence(lines, 'diff')}\n\nafter`);
        expect(elementsOf(html).map(({ nodeName }) => nodeName)).toEqual([...basic, 'p', 'pre', 'code', 'p']);
        expect(textOf(html)).toContain(lines.map(printable).join('\n'));
      }),
      rounds,
    );
  });

  test('in the summary of details, which is HTML within Markdown', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = renderMarkdown(
          `<details>\n<summary>${markdownHtml(text)}</summary>\n\n**inside**\n\n</details>\n\nafter`,
        );
        const names = elementsOf(html).map(({ nodeName }) => nodeName);
        expect(names).toEqual([...basic, 'details', 'summary', 'p', 'strong', 'p']);
        expect(shown(html)).toContain(seen(text));
        expect(proseOf(html)).not.toMatch(mention);
      }),
      rounds,
    );
  });

  test('in HTML, as text, in an attribute, and on several lines', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = `<p title="${htmlText(text)}">${htmlText(text)}</p><pre>x${htmlLines(text)}</pre>`;
        const elements = elementsOf(html);
        expect(elements.map(({ nodeName }) => nodeName)).toEqual([...basic, 'p', 'pre']);
        expect(elements.flatMap(({ attrs }) => attrs)).toEqual([
          { name: 'title', value: printable(text.replaceAll(/\r?\n/g, ' ')) },
        ]);
        expect(textOf(html)).toContain(text.split('\n').map(printable).join('\n'));
      }),
      rounds,
    );
  });
});

const basic = ['html', 'head', 'body'];
const tables = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];

/** What GitHub makes mentions, references and pictures of. */
const mention = /@\w|#\d|\bGH-\d|:[\w+-]+:/i;
