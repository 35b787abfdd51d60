import type { Diagnostic, Source } from '../../diagnostics/index.ts';
import type { Converter } from '../../index.ts';
import type { ConvertOptions } from '../commands/convert.ts';
import { readFile } from '../inputs/read.ts';
import type { Io } from '../io.ts';

/** A converter for the options, and what is to be said about the mappings. Without one, nothing can be done. */
export interface OpenedConverter {
  readonly converter?: Converter;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the user's mappings and creates a converter. Loads the library only now, so that help is fast. */
export async function openConverter(options: ConvertOptions, io: Io): Promise<OpenedConverter> {
  const mappings: Source[] = [];
  const presets: string[] = [];
  const unread: Diagnostic[] = [];
  for (const mapping of options.mapping) {
    if (!looksLikePath(mapping)) {
      presets.push(mapping);
      continue;
    }
    const source = readFile(mapping, io);
    if ('kind' in source) unread.push(source.diagnostic);
    else mappings.push(source);
  }
  if (unread.length > 0) return { diagnostics: unread };
  const { createConverter } = await import('../../index.ts');
  const { target, style, asimParsers } = options;
  return createConverter({ targets: target, style, asimParsers, mappings, presets });
}

/** A preset is a plain name, so that no file in the working directory can take its place. */
function looksLikePath(mapping: string): boolean {
  return /[\\/]|\.(ya?ml|json)$/i.test(mapping);
}
