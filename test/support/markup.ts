import MarkdownIt from 'markdown-it';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

/** An element of a page. */
export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Markdown as the most lenient site would show it: with tables, with HTML, and with links made of plain words. */
export function renderMarkdown(markdown: string): string {
  return new MarkdownIt({ html: true, linkify: true }).render(markdown);
}

/** All elements of a page, in order. */
export function elementsOf(html: string): readonly Element[] {
  return nodesOf(html).filter((node) => defaultTreeAdapter.isElementNode(node));
}

/** The comments of a page. */
export function commentsOf(html: string): readonly string[] {
  return nodesOf(html)
    .filter((node) => defaultTreeAdapter.isCommentNode(node))
    .map(({ data }) => data);
}

/** Where the links of a page lead. */
export function linksOf(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(({ attrs }) =>
    attrs.filter(({ name }) => name === 'href').map(({ value }) => value),
  );
}

/** The text that a forge looks for mentions in: all but code and links. */
export function proseOf(html: string): string {
  return textOf(html, ['code', 'pre', 'a']);
}

/** All text of a page but that within some elements. */
export function textOf(html: string, without: readonly string[] = []): string {
  let text = '';
  const visit = (node: Node): void => {
    if (defaultTreeAdapter.isElementNode(node) && without.includes(node.nodeName)) return;
    if (defaultTreeAdapter.isTextNode(node)) text += node.value;
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return text;
}

/** How many elements of each name there are. */
export function countsOf(elements: readonly Element[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { nodeName } of elements) counts.set(nodeName, (counts.get(nodeName) ?? 0) + 1);
  return counts;
}

/** Texts that try to become something else on a page, a terminal, a build server or a forge. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '[click](javascript:alert(1))',
  '![x](http://evil.example/x.png)',
  '<http://evil.example>',
  'http://evil.example/a www.evil.example a@evil.example',
  '@everyone and #1 and GH-12',
  '```\n# heading\n```',
  '``` `` ` |a|b| \\| \\`',
  '| a | b |\n|---|---|\n| c | d |',
  '# heading\n\n---\n\n- item\n1. item\n> quote',
  '**bold** _em_ ~~del~~ `code` $x$ ==m==',
  '&lt;b&gt; &#60;b&#62; <!-- comment --> <details>',
  '\u001b[31mred\u001b[0m \u202eesrever \u0007',
  '{{constructor}} ${x} %s',
  '</summary></details></pre></code></table>',
  '\n\n</details>\n\n# heading\n\n<details open>',
  '--> <!-- sigma-kql review --> <b>',
  '::error file=x::stop\n::add-mask::x\r\n%0A::warning::y',
  ':rocket: :+1: owner/repo#2 owner@1234567 ',
  '[^1] [x]: http://evil.example "t"',
  '\\',
  ' ',
  '',
];

function nodesOf(html: string): readonly Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return found;
}
