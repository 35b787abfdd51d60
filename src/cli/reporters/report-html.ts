import { catalogue } from '../../diagnostics/index.ts';
import { verdicts } from '../../outcome/verdict.ts';
import type { Report } from '../report/report.ts';
import { htmlText } from './page/html-text.ts';
import { neededTables } from './workspace.ts';

/** A report as one HTML file without scripts or anything from elsewhere. Texts of rules are escaped. */
export function formatHtmlReport({ tool, summary, causes, workspace, rules }: Report): string {
  const parts = [
    table(
      ['Verdict', 'Rules'],
      verdicts.map((verdict) => [verdict, String(summary[verdict])]),
    ),
    '<h2>Causes</h2>\n<p>A rule can have several.</p>',
    table(
      ['Rules', 'Verdict', 'Cause', 'Reason', 'What would help'],
      causes.map(({ verdict, code, reason, fix, rules: count }) => [
        String(count),
        verdict,
        `${catalogue[code].title} (${code})`,
        reason,
        fix,
      ]),
    ),
    ...(workspace === undefined
      ? []
      : [
          `<h2>Tables of the workspace</h2>\n<p>${workspace.working} rules find their tables, ${workspace.lacking} lack one.</p>`,
          table(
            ['Further table', 'Further rules'],
            workspace.additions.map(({ needs, rules: count }) => [neededTables(needs), String(count)]),
          ),
        ]),
    '<h2>Rules</h2>',
    table(
      ['Verdict', 'Target', 'Title', 'Tables', 'File', 'Reasons'],
      rules.map(({ verdict, target, title, tables, path, reasons }) => [
        verdict,
        target ?? '',
        title ?? '',
        tables.join(', '),
        path,
        reasons.join(' '),
      ]),
    ),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Conversion report</title>
<style>body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;vertical-align:top}</style>
</head>
<body>
<h1>Conversion report</h1>
<p>${htmlText(tool)}: ${summary.rules} rules.</p>
${parts.join('\n')}
</body>
</html>
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: 'td' | 'th', texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<${tag}>${htmlText(text)}</${tag}>`).join('')}</tr>`;
  return `<table>\n${[cells('th', head), ...rows.map((row) => cells('td', row))].join('\n')}\n</table>`;
}
