import type { Diagnostic, Source } from '../../diagnostics/index.ts';
import type { Converter } from '../../index.ts';
import type { ConvertOptions } from '../commands/convert.ts';
import type { FailedInput } from '../inputs/failed.ts';
import { findInputs } from '../inputs/find.ts';
import { readFile, readInput } from '../inputs/read.ts';
import type { Io } from '../io.ts';

/** A converter for the options, and what is to be said about their files. Without one, nothing can be done. */
export interface OpenedConverter {
  readonly converter?: Converter;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the files that the options name (mappings, filters, placeholders) and creates a converter. Loads the
 * library only now, so that help is fast.
 */
export async function openConverter(options: ConvertOptions, io: Io): Promise<OpenedConverter> {
  const presets = options.mapping.filter((mapping) => !looksLikePath(mapping));
  const mappings = options.mapping.filter(looksLikePath).map((path) => readFile(path, io));
  const lists = options.placeholders.filter((value) => value !== refuse).map((path) => readFile(path, io));
  const found = findInputs(options.filter, io.files);
  const filters = await Promise.all(found.map((input) => readInput(input, io)));

  const unread = [...mappings, ...lists, ...filters].flatMap((file) =>
    isSource(file) ? [] : [file.diagnostic],
  );
  if (unread.length > 0) return { diagnostics: unread };
  const { createConverter } = await import('../../index.ts');
  const { target, style, asimParsers, windowsEvents, loss, placeholders, validate = false } = options;
  return createConverter({
    targets: target,
    style,
    asimParsers,
    windowsEvents,
    loss,
    validate,
    presets,
    mappings: mappings.filter(isSource),
    filters: filters.filter(isSource),
    placeholderLists: lists.filter(isSource),
    openPlaceholders: placeholders.includes(refuse) ? 'refuse' : 'lookup',
  });
}

/** Stands for no file: placeholders that no file defines are refused. */
const refuse = 'refuse';

/** A preset is a plain name, so that no file in the working directory can take its place. */
function looksLikePath(mapping: string): boolean {
  return /[\\/]|\.(ya?ml|json)$/i.test(mapping);
}

function isSource(content: Source | FailedInput): content is Source {
  return !('kind' in content);
}
