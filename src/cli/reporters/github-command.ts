import { printable } from '../../diagnostics/index.ts';
import type { Place } from './place.ts';

/** What a workflow command of GitHub Actions shows. */
export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  /** Absent for what concerns no file; without a line for what concerns all of it. */
  readonly file?: string;
  readonly place?: Omit<Place, 'path'>;
  readonly title: string;
  readonly text: string;
}

/**
 * One workflow command, which becomes an annotation of the file, ending with a line break:
 *
 * ```text
 * ::warning file=rules/a.yml,line=3,endLine=3,col=5,endColumn=12,title=id-format::`abc` is no UUID.
 * ```
 *
 * Whatever the texts hold, it stays one command.
 */
export function githubCommand({ kind, file, place, title, text }: Annotation): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(place === undefined
      ? []
      : [`line=${place.line},endLine=${place.endLine},col=${place.column},endColumn=${place.endColumn}`]),
    `title=${property(title)}`,
  ];
  return `::${kind} ${properties.join(',')}::${data(lines(text))}\n`;
}

/** Control characters other than line breaks are shown as dots, as on a terminal. */
function lines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** Escapes the text of a command, as GitHub's `@actions/core` does. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
