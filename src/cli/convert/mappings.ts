import type { Diagnostic, Source } from '../../diagnostics/index.ts';
import { isSource } from '../inputs/failed.ts';
import { readFile } from '../inputs/read.ts';
import type { Io } from '../io.ts';

/** What the values of `--mapping` stand for. */
export interface MappingChoice {
  readonly presets: readonly string[];
  readonly mappings: readonly Source[];
  /** About files that can't be read. */
  readonly failed: readonly Diagnostic[];
}

/** Reads the mapping files among the values of `--mapping`; the others are names of presets. */
export function readMappings(values: readonly string[], io: Io): MappingChoice {
  const files = values.filter(looksLikePath).map((path) => readFile(path, io));
  return {
    presets: values.filter((value) => !looksLikePath(value)),
    mappings: files.filter(isSource),
    failed: files.flatMap((file) => (isSource(file) ? [] : [file.diagnostic])),
  };
}

/** A preset is a plain name, so that no file in the working directory can take its place. */
export function looksLikePath(mapping: string): boolean {
  return /[\\/]|\.(ya?ml|json)$/i.test(mapping);
}
