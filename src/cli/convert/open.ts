import type { Diagnostic, Source } from '../../diagnostics/index.ts';
// Not the whole library: the other commands' parts would double the time to the first result.
import { createConverter } from '../../converter/index.ts';
import type { Converter, ConverterOptions } from '../../index.ts';
import type { ConversionOptions } from '../options/conversion.ts';
import type { ConvertOptions } from './options.ts';
import { findInputs } from '../inputs/find.ts';
import { readFile, readInput } from '../inputs/read.ts';
import { selectorOf, type Selection } from '../inputs/selection.ts';
import type { Io } from '../io.ts';
import { templateExtension } from '../output/formats.ts';
import { ownSettings, readSettings } from '../settings-file.ts';
import { isSource, type FailedInput } from '../inputs/failed.ts';
import { readMappings } from './mappings.ts';

/** A converter for the options, and what is to be said about their files. Without one, nothing can be done. */
export interface OpenedConverter {
  readonly converter?: Converter;
  readonly diagnostics: readonly Diagnostic[];
}

/** The options that a converter depends on. */
export type OpenOptions = ConversionOptions &
  Selection &
  Pick<ConvertOptions, 'style' | 'validate' | 'explainCost' | 'sourceMap'>;

/** The options that say how rules are written down. */
export type WritingOptions = Pick<ConvertOptions, 'format' | 'template' | 'config'>;

/**
 * Reads the files that the options name (mappings, filters, placeholders) and creates a converter. Loads the
 * library only now, so that help is fast.
 */
export async function openConverter(
  options: OpenOptions,
  io: Io,
  writing: WritingOptions = { format: 'kql' },
): Promise<OpenedConverter> {
  const { presets, mappings, failed } = readMappings(options.mapping, io);
  const lists = options.placeholders.filter((value) => value !== refuse).map((path) => readFile(path, io));
  const found = findInputs(options.filter, io.files);
  const filters = await Promise.all(found.map((input) => readInput(input, io)));

  const settingsPath = settingsPathOf(writing, io);
  const settings = settingsPath === undefined ? undefined : readSettings(settingsPath, io);
  const template = writing.template === undefined ? undefined : readFile(writing.template, io);

  const own = [settings, template].filter((file) => file !== undefined);
  const unread = [...lists, ...filters, ...own].flatMap((file) => (isSource(file) ? [] : [file.diagnostic]));
  if (failed.length + unread.length > 0) return { diagnostics: [...failed, ...unread] };
  const { target, style, asimParsers, windowsEvents, loss, placeholders, validate = false } = options;
  const { optimize = false, explainCost = false, sourceMap = false } = options;
  const select = selectorOf(options);
  return createConverter({
    ...(select === undefined ? {} : { select }),
    ...(settings !== undefined && isSource(settings) ? { settings } : {}),
    ...formatChoice(writing, template),
    targets: target,
    style,
    asimParsers,
    windowsEvents,
    loss,
    validate,
    optimize,
    explainCost,
    sourceMap,
    presets,
    mappings,
    filters: filters.filter(isSource),
    placeholderLists: lists.filter(isSource),
    openPlaceholders: placeholders.includes(refuse) ? 'refuse' : 'lookup',
  });
}

/** Stands for no file: placeholders that no file defines are refused. */
const refuse = 'refuse';

/** The settings file that the options name, or that of the working directory if there is one. */
export function settingsPathOf(writing: WritingOptions, io: Io): string | undefined {
  return writing.config ?? (usesSettings(writing) ? ownSettings(io) : undefined);
}

/** Whether what is written depends on settings. */
export function usesSettings({ format, template }: WritingOptions): boolean {
  return template !== undefined || (format !== 'kql' && format !== 'json');
}

/** `kql` and `json` are what results hold anyway. */
function formatChoice(
  { format, template: path }: WritingOptions,
  template: Source | FailedInput | undefined,
): Pick<ConverterOptions, 'format'> {
  if (path !== undefined && template !== undefined && isSource(template)) {
    return { format: { source: template, extension: templateExtension(path) } };
  }
  return format === 'kql' || format === 'json' ? {} : { format };
}
