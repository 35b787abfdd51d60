import { printable } from '../../diagnostics/index.ts';
import type { SyncReport } from '../output/sync.ts';

/** More names than this help nobody. */
const mostNames = 10;

/** What happened in the output folder, a line for each kind of thing. `folder` ends with a slash. */
export function formatSync(report: SyncReport, folder: string): string {
  const { written, unchanged, removed, foreign, left } = report;
  const counts = [
    `written to ${printable(folder)}: ${filesOf(written)}`,
    ...(unchanged === 0 ? [] : [`${unchanged} unchanged`]),
    ...(removed === 0 ? [] : [`${removed} removed`]),
  ];
  return [
    `${counts.join(', ')}\n`,
    paragraph(left, folder, 'note', {
      one: 'has no rule any more, or was edited and is left',
      many: 'have no rule any more, or were edited and are left',
      help: '--prune removes those that were not edited',
    }),
    paragraph(foreign, folder, 'error', {
      one: 'was not written: a file that sigma-kql did not write, or that was edited since, is in the way',
      many: 'were not written: files that sigma-kql did not write, or that were edited since, are in the way',
      help: 'move them away, or replace them with --force',
    }),
  ].join('');
}

interface Wording {
  readonly one: string;
  readonly many: string;
  readonly help: string;
}

function paragraph(
  names: readonly string[],
  folder: string,
  kind: 'note' | 'error',
  { one, many, help }: Wording,
): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, mostNames).map((name) => `  ${printable(folder + name)}\n`);
  const more = names.length > mostNames ? `  and ${names.length - mostNames} more\n` : '';
  return `${kind}: ${filesOf(names.length)} ${names.length === 1 ? one : many} (${help}):\n${shown.join('')}${more}`;
}

function filesOf(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}
