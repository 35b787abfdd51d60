import { printable } from '../../diagnostics/index.ts';
import type { SyncPreview } from '../output/preview.ts';
import type { SyncReport } from '../output/sync.ts';

/** More names than this help nobody. */
const mostNames = 10;

/** What happened in the output folder, a line for each kind of thing. `folder` ends with a slash. */
export function formatSync(report: SyncReport, folder: string, options: { readonly prune: boolean }): string {
  const { written, unchanged, removed, left, edited, spared, otherFormats } = report;
  const counts = [
    `written to ${printable(folder)}: ${filesOf(written)}`,
    ...(unchanged === 0 ? [] : [`${unchanged} unchanged`]),
    ...(removed === 0 ? [] : [`${removed} removed`]),
  ];
  return [
    `${counts.join(', ')}\n`,
    paragraph(left, folder, 'note', {
      one: 'has no rule any more',
      many: 'have no rule any more',
      help: `--prune removes ${left.length === 1 ? 'it' : 'them'}`,
    }),
    paragraph(edited, folder, 'note', {
      one: 'has no rule any more and is left, because it was edited since it was written',
      many: 'have no rule any more and are left, because they were edited since they were written',
      help: 'delete what you do not need',
    }),
    spared > 0 && options.prune
      ? `note: ${filesOf(spared)} ${spared === 1 ? 'is' : 'are'} left, because the selection leaves out ${spared === 1 ? 'its rule' : 'their rules'} (--prune without a selection removes what has no rule)\n`
      : '',
    ...[...otherFormats].map(([format, count]) => {
      const outputs = count === 1 ? '1 output' : `${count} outputs`;
      return `note: ${outputs} of format ${printable(format)} from earlier runs ${count === 1 ? 'is' : 'are'} left (delete what you do not need; with a folder for each format, --prune does)\n`;
    }),
    formatForeign(report, folder),
  ].join('');
}

/** What could not be written into the output folder; empty if there is nothing. `folder` ends with a slash. */
export function formatForeign({ foreign }: Pick<SyncReport, 'foreign'>, folder: string): string {
  return paragraph(foreign, folder, 'error', {
    one: 'was not written: a file that sigma-kql did not write, or that was edited since, is in the way',
    many: 'were not written: files that sigma-kql did not write, or that were edited since, are in the way',
    help: 'move them away, or replace them with --force',
  });
}

/** What would happen in the output folder, a paragraph for each kind of thing. `folder` ends with a slash. */
export function formatPreview(preview: SyncPreview, folder: string): string {
  const kinds = [
    ['created', preview.created],
    ['replaced', preview.replaced],
    ['removed', preview.removed],
    [
      'not written, because a file that sigma-kql did not write, or that was edited since, is in the way',
      preview.foreign,
    ],
    ['left, although they have no rule any more or were edited', preview.left],
  ] as const;
  const paragraphs = kinds
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `would be ${what}: ${filesOf(names.length)}\n${nameLines(names, folder)}`);
  const unchanged = `dry run, nothing was written to ${printable(folder)}; unchanged: ${filesOf(preview.unchanged)}\n`;
  return [unchanged, ...paragraphs].join('');
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
  return `${kind}: ${filesOf(names.length)} ${names.length === 1 ? one : many} (${help}):\n${nameLines(names, folder)}`;
}

function nameLines(names: readonly string[], folder: string): string {
  const shown = names.slice(0, mostNames).map((name) => `  ${printable(folder + name)}\n`);
  const more = names.length > mostNames ? `  and ${names.length - mostNames} more\n` : '';
  return shown.join('') + more;
}

function filesOf(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}
