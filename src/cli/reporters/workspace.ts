import type { WorkspaceFit } from '../report/workspace.ts';

/** More rows than this hide the useful ones; a report (`--report`) has all of them. */
const mostRows = 10;

/** Which rules work in the workspace, and what the most useful further tables are. */
export function formatWorkspaceFit({ working, lacking, additions }: WorkspaceFit): string {
  const rows = additions
    .slice(0, mostRows)
    .map(({ tables, rules }) => `${String(rules).padStart(6)}  ${tables.join(' + ')}\n`);
  const more = additions.length > mostRows ? `        and ${additions.length - mostRows} more\n` : '';
  const table =
    rows.length === 0 ? '' : `further rules, by the tables that they need:\n${rows.join('')}${more}`;
  return `in this workspace: ${working} rules find their tables, ${lacking} lack one\n${table}`;
}
