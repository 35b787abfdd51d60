import type { DiffLine, DiffPart } from '../../../review/query-diff.ts';
import type { Block, Inline, Page, Span } from './blocks.ts';
import { htmlLines, htmlText } from './html-text.ts';
import { isWebAddress } from './markdown-text.ts';

/** Pages as one HTML document that needs nothing else, runs nothing and loads nothing. Text is inert. */
export function pagesToHtml(pages: readonly Page[]): string {
  const title = pages.map((page) => page.title).join(', ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${htmlText(title)}</title>
<style>
${style}</style>
</head>
<body>
${pages.map(pageToHtml).join('\n')}
</body>
</html>
`;
}

const style = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1c1e21; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: .25rem .5rem; text-align: left; vertical-align: top; }
code, pre { font: 14px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { background: #f4f5f7; padding: .75rem; overflow-x: auto; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
dt { color: #555; }
dd { margin: 0; }
.bad, .doubtful, .good, .plain { display: inline-block; padding: 0 .45rem; border-radius: .6rem; border: 1px solid; white-space: nowrap; }
.bad { background: #ffe3e0; color: #8c1008; }
.doubtful { background: #fff1d6; color: #744500; }
.good { background: #dff5e3; color: #115c26; }
.plain { background: #eceef1; color: #3b3f46; }
details { border: 1px solid #ccc; border-radius: .4rem; padding: .4rem .8rem; margin: .6rem 0; }
summary { cursor: pointer; }
pre.diff { white-space: pre-wrap; }
del { background: #ffd0cc; color: #66100b; }
ins { background: #c8f0d0; color: #0b4a1c; }
del.line, ins.line { text-decoration: none; }
.old { background: #fff0ee; }
.new { background: #ebfbee; }
.skipped { color: #666; }
@media print { details { border: 0; } del, ins { border: 1px solid; } }
@media (prefers-color-scheme: dark) { body { background: #16181c; color: #e4e6ea; } pre { background: #22252b; } dt { color: #aaa; } a { color: #8ab4f8; } .old { background: #3a2224; } .new { background: #1d3324; } .skipped { color: #aaa; } }
`;

function pageToHtml({ title, intro, sections }: Page): string {
  return [
    '<article>',
    `<h1>${htmlText(title)}</h1>`,
    ...intro.map(blockHtml),
    ...sections.flatMap(({ heading, blocks }) => [`<h2>${htmlText(heading)}</h2>`, ...blocks.map(blockHtml)]),
    '</article>',
  ].join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<dl>${block.facts.map(([name, value]) => `<dt>${htmlText(name)}</dt><dd>${inline(value)}</dd>`).join('')}</dl>`;
    case 'table': {
      const head = block.head.map((text) => `<th>${htmlText(text)}</th>`).join('');
      const rows = block.rows.map(
        (row) => `<tr>${row.map((text) => `<td>${inline(text)}</td>`).join('')}</tr>`,
      );
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
    case 'code': {
      const label = block.label === undefined ? '' : `<h3>${inline(block.label)}</h3>\n`;
      return `${label}<pre><code>${htmlLines(block.text)}</code></pre>`;
    }
    case 'diff':
      return `<pre class="diff"><code>${block.lines.map(diffHtml).join('\n')}</code></pre>`;
    case 'details': {
      const id = block.anchor === undefined ? '' : ` id="${htmlText(block.anchor)}"`;
      const open = block.isOpen ? ' open' : '';
      return `<details${id}${open}><summary>${inline(block.summary)}</summary>\n${block.blocks.map(blockHtml).join('\n')}\n</details>`;
    }
  }
}

/** Signs at the start of a line say the same as its colour. */
function diffHtml(line: DiffLine): string {
  switch (line.kind) {
    case 'same':
      return `  ${htmlText(line.text)}`;
    case 'removed':
      return `<del class="line">- ${htmlText(line.text)}</del>`;
    case 'added':
      return `<ins class="line">+ ${htmlText(line.text)}</ins>`;
    case 'changed':
      return `<span class="line old">- ${line.before.map(partHtml).join('')}</span>\n<span class="line new">+ ${line.after.map(partHtml).join('')}</span>`;
    case 'skipped':
      return `<span class="skipped">  … ${line.lines === 1 ? '1 line' : `${line.lines} lines`} alike</span>`;
  }
}

function partHtml({ kind, text }: DiffPart): string {
  switch (kind) {
    case 'same':
      return htmlText(text);
    case 'removed':
      return `<del>${htmlText(text)}</del>`;
    case 'added':
      return `<ins>${htmlText(text)}</ins>`;
  }
}

function inline(text: Inline): string {
  return text.map(spanHtml).join('');
}

function spanHtml(span: Span): string {
  if (typeof span === 'string') return htmlText(span);
  switch (span.kind) {
    case 'code':
      return `<code>${htmlText(span.text)}</code>`;
    case 'strong':
      return `<strong>${htmlText(span.text)}</strong>`;
    case 'link': {
      const url = htmlText(span.url);
      return isWebAddress(span.url)
        ? `<a href="${url}" rel="noopener noreferrer nofollow">${url}</a>`
        : `<code>${url}</code>`;
    }
    case 'jump':
      return `<a href="#${htmlText(span.anchor)}">${htmlText(span.text)}</a>`;
    case 'label':
      return `<strong class="${span.tone}">${htmlText(span.text)}</strong>`;
    case 'break':
      return '<br>';
  }
}
