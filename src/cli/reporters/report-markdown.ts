import { catalogue } from '../../diagnostics/index.ts';
import { verdicts } from '../../outcome/verdict.ts';
import type { Report } from '../report/report.ts';
import { neededTables } from './workspace.ts';
import { markdownText } from './page/markdown-text.ts';

/** A report as Markdown (CommonMark with tables). Texts of rules are escaped: none of them is markup. */
export function formatMarkdownReport({ tool, summary, causes, workspace, rules }: Report): string {
  const blocks = [
    '# Conversion report',
    `${markdownText(tool)}: ${summary.rules} rules.`,
    table(
      ['Verdict', 'Rules'],
      verdicts.map((verdict) => [verdict, String(summary[verdict])]),
    ),
  ];
  if (causes.length > 0) {
    const rows = causes.map(({ verdict, code, reason, fix, rules: count }) => [
      String(count),
      verdict,
      `${catalogue[code].title} (${code})`,
      reason,
      fix,
    ]);
    blocks.push(
      '## Causes',
      'A rule can have several.',
      table(['Rules', 'Verdict', 'Cause', 'Reason', 'What would help'], rows),
    );
  }
  if (workspace !== undefined) {
    const { working, lacking, additions } = workspace;
    blocks.push('## Tables of the workspace', `${working} rules find their tables, ${lacking} lack one.`);
    const rows = additions.map(({ needs, rules: count }) => [neededTables(needs), String(count)]);
    if (rows.length > 0) blocks.push(table(['Further table', 'Further rules'], rows));
  }
  const rows = rules.map(({ verdict, target, title, path, tables }) => [
    verdict,
    target ?? '',
    title ?? '',
    tables.join(', '),
    path,
  ]);
  blocks.push('## Rules', table(['Verdict', 'Target', 'Title', 'Tables', 'File'], rows));
  return `${blocks.join('\n\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}
