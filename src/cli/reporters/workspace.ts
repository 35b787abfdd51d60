import type { Addition, WorkspaceFit } from '../report/workspace.ts';

/** More rows than this hide the useful ones; a report (`--report`) has all of them. */
const mostRows = 10;

/** Which rules work in the workspace, and what the most useful further tables are. */
export function formatWorkspaceFit({ working, lacking, used, additions }: WorkspaceFit): string {
  const rows = used.map(({ table, rules }) => ({ names: table, rules }));
  const further = additions.map(({ needs, rules }) => ({ names: neededTables(needs), rules }));
  return [
    `in this workspace: ${working} ${working === 1 ? 'rule finds its' : 'rules find their'} tables, ${lacking} ${lacking === 1 ? 'lacks' : 'lack'} one\n`,
    list('rules by the tables that they use:', rows),
    list('further rules, by the tables that would make them work:', further),
  ].join('');
}

/** `Event or DeviceFileEvents (for imFileEvent) + SecurityEvent`: for a parser, one of several tables is enough. */
export function neededTables(needs: Addition['needs']): string {
  return needs
    .map(({ table, sources }) => (sources === undefined ? table : `${sources.join(' or ')} (for ${table})`))
    .join(' + ');
}

function list(title: string, rows: readonly { readonly names: string; readonly rules: number }[]): string {
  if (rows.length === 0) return '';
  const lines = rows.slice(0, mostRows).map(({ names, rules }) => `${String(rules).padStart(6)}  ${names}\n`);
  const more = rows.length > mostRows ? `        and ${rows.length - mostRows} more\n` : '';
  return `${title}\n${lines.join('')}${more}`;
}
