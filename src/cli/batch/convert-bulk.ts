import type { Source } from '../../diagnostics/index.ts';
import type { Conversion, Converter, SourceLinks } from '../../index.ts';
import type { Progress } from '../reporters/progress.ts';
import { linkedSources } from './linked.ts';
import { withoutTrees } from './without-trees.ts';

/** Converts some sources that hang together with no others, here or elsewhere. */
export type ConvertPart = (sources: readonly Source[]) => Conversion | Promise<Conversion>;

/** What is to be converted, and who is there to do it. */
export interface BulkTask {
  readonly sources: readonly Source[];
  /** Sources whose rules correlations may use, without results of their own. */
  readonly context: readonly Source[];
  /** Helpers beside this thread, which takes parts as well. */
  readonly helpers: readonly ConvertPart[];
  readonly progress: Progress;
}

/** Small enough that helpers end at about the same time, large enough that handing over costs little. */
const partSize = 10;

/**
 * What `converter.convertAll` gives, in parts that several threads share, so that what is read of a part is garbage
 * before the next begins; results of parts come without their mapped rules. Sources with ties to others (correlations
 * and the rules they use) are converted once more together; a filter, which can concern any rule, or a reference to
 * nowhere, whose message names similar rules, makes the whole set one part.
 */
export async function convertBulk(task: BulkTask, converter: Converter): Promise<Conversion> {
  const { sources, context, progress } = task;
  const parts = await convertParts(task, converter);
  const links = parts.flatMap((part) => part?.links ?? []);
  const linked = parts.includes(undefined) ? 'all' : linkedSources(links);
  progress.end();
  if (linked === 'all' || (linked.size > 0 && context.length > 0))
    return converter.convertAll(sources, context);
  const results = parts.flatMap((part) => part?.results ?? []);
  if (linked.size === 0) return { results, diagnostics: [], links };
  return withLinked(sources, { results, diagnostics: [], links }, linked, converter);
}

/** In the order of the sources. `undefined` stands for parts that were left out after a filter showed. */
async function convertParts(
  { sources, helpers, progress }: BulkTask,
  converter: Converter,
): Promise<readonly (Conversion | undefined)[]> {
  const count = Math.ceil(sources.length / partSize);
  const parts: (Conversion | undefined)[] = Array.from({ length: count }, () => undefined);
  let next = 0;
  const work = async (convert: ConvertPart): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      const own = sources.slice(index * partSize, (index + 1) * partSize);
      const part = await convert(own);
      parts[index] = part;
      progress.step(own.length);
      if (part.links.some(({ hasFilter }) => hasFilter)) next = count;
    }
  };
  const here: ConvertPart = async (own) => {
    // Lets the answers of helpers in, which need their next part.
    await new Promise(setImmediate);
    return withoutTrees(converter.convertAll(own));
  };
  await Promise.all([...helpers, here].map(work));
  return parts;
}

/** Replaces the results of the linked sources by what they give together. */
function withLinked(
  sources: readonly Source[],
  { results, links }: Conversion & { readonly links: readonly SourceLinks[] },
  linked: ReadonlySet<number>,
  converter: Converter,
): Conversion {
  const group = sources.filter((_, index) => linked.has(index));
  const together = converter.convertAll(group);
  const paths = new Set(group.map(({ path }) => path));
  const position = new Map(sources.map(({ path }, index) => [path, index]));
  const all = [...results.filter(({ path }) => !paths.has(path)), ...together.results];
  return {
    results: all.toSorted((a, b) => (position.get(a.path) ?? 0) - (position.get(b.path) ?? 0)),
    diagnostics: together.diagnostics,
    links,
  };
}
