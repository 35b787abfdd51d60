import type { ConvertOptions } from './options.ts';
import type { Destination } from '../output/destination.ts';

/** What to do about an option that would have no effect beside the others; undefined if there is none. */
export function misusedOption(
  { prune, force, dryRun, check, sourceMap, template, format }: ConvertOptions,
  { kind }: Destination,
  isFormatChosen: boolean,
): string | undefined {
  const misuses: readonly (readonly [boolean, string])[] = [
    [
      template !== undefined && isFormatChosen,
      '--template stands for a format of its own; leave out either it or --format',
    ],
    [
      sourceMap === true && (format !== 'json' || template !== undefined),
      '--source-map is part of the JSON output; add --format json',
    ],
    [prune === true && kind !== 'folder', '--prune needs an output folder; name it with -o FOLDER/'],
    [
      check === true && kind === 'stdout',
      '--check looks whether an output is what the rules give; name it with -o',
    ],
    [dryRun === true && kind === 'stdout', '--dry-run says what would be written; name an output with -o'],
    [
      force === true && kind === 'stdout',
      '--force is about files that are replaced; name a file or folder with -o',
    ],
  ];
  return misuses.find(([isMisused]) => isMisused)?.[1];
}
