import type { Source } from '../../diagnostics/index.ts';
import type { ReadInput } from '../inputs/read-all.ts';
import type { Destination } from '../output/destination.ts';
import type { FileResults } from './deliver.ts';
import { isSource } from '../inputs/failed.ts';

/**
 * Rules are known by their way in the collection, wherever the collection lies; where settings name a rule by its path,
 * its absolute path counts. In a folder of outputs rules are called by their way as well, otherwise as they were typed.
 */
export function identified({ input, content }: ReadInput, { kind }: Destination): ReadInput {
  if (input.kind === 'failed' || 'kind' in content) return { input, content };
  const key = input.relativePath;
  const location = input.kind === 'file' ? { location: input.location } : {};
  const name = kind === 'folder' ? { name: key } : {};
  return { input, content: { ...content, key, ...location, ...name } };
}

/** The rule files of which some rules have no result; excluded files have none at all. */
export function leftOut(inputs: readonly ReadInput[], files: readonly FileResults[]): readonly string[] {
  const complete = new Set(
    files
      .filter(({ results }) => results.length >= (results[0]?.position?.count ?? 1))
      .map(({ input }) => input),
  );
  return inputs.flatMap(({ input }) =>
    input.kind === 'failed' || complete.has(input) ? [] : [input.relativePath],
  );
}

/** The texts of the inputs that could be read. */
export function sourcesOf(inputs: readonly ReadInput[]): readonly Source[] {
  return inputs.flatMap(({ content }) => (isSource(content) ? [content] : []));
}
