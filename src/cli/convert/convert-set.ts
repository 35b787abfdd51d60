import { groupByPath } from '../inputs/group-by-path.ts';
import type { Diagnostic, Source } from '../../diagnostics/index.ts';
import type { Conversion, Converter, RuleResult } from '../../index.ts';
import { convertWithJobs } from '../batch/jobs.ts';
import type { BulkTask } from '../batch/convert-bulk.ts';
import type { ConvertOptions } from './options.ts';
import { isSource, type FailedInput } from '../inputs/failed.ts';
import type { Input } from '../inputs/input.ts';
import type { ReadInput } from '../inputs/read-all.ts';
import type { Io } from '../io.ts';
import { reportInternalError } from '../reporters/internal-error.ts';
import type { FileResults } from './deliver.ts';
import { sourcesOf } from './known-inputs.ts';
import { withoutSharedIds } from './shared-ids.ts';

/** What became of all inputs. */
export interface SetResults {
  /** In the order of the inputs. */
  readonly files: readonly FileResults[];
  /** Findings about the set as a whole. */
  readonly diagnostics: readonly Diagnostic[];
  /** False if a bug showed; it is reported already, and the inputs that it spares are converted. */
  readonly isComplete: boolean;
}

/**
 * Converts all inputs as one set, because correlations and filters refer to rules of other files. Excluded
 * inputs give no results.
 */
export async function convertSet(
  read: readonly ReadInput[],
  converter: Converter,
  options: ConvertOptions,
  io: Io,
): Promise<SetResults> {
  const inputs = read.filter(({ input }) => !isExcluded(input));
  const sources = sourcesOf(inputs);
  const context = sourcesOf(read.filter(({ input }) => isExcluded(input)));
  const { results, diagnostics, isComplete } = await convertSources(
    { sources, context },
    converter,
    options,
    io,
  );
  const byPath = groupByPath(withoutSharedIds(results, sources));
  const files = inputs.map(({ input, content }) => ({
    input,
    results: isSource(content) ? (byPath.get(content.path) ?? []) : [failedResult(content)],
  }));
  return { files, diagnostics, isComplete };
}

async function convertSources(
  set: Pick<BulkTask, 'sources' | 'context'>,
  converter: Converter,
  options: ConvertOptions,
  io: Io,
): Promise<Pick<SetResults, 'diagnostics' | 'isComplete'> & Pick<Conversion, 'results'>> {
  try {
    return { ...(await convertWithJobs(set, converter, options, io)), isComplete: true };
  } catch (error) {
    const one = convertOneByOne(set.sources, converter, io);
    if (!one.hasBug) reportInternalError(error, io);
    return { results: one.results, diagnostics: [], isComplete: false };
  }
}

/** Finds the sources that show a bug; the others get their results, though without what they know of one another. */
function convertOneByOne(
  sources: readonly Source[],
  converter: Converter,
  io: Io,
): { readonly results: readonly RuleResult[]; readonly hasBug: boolean } {
  const results: RuleResult[] = [];
  let hasBug = false;
  for (const source of sources) {
    try {
      for (const result of converter.convert(source)) results.push(result);
    } catch (error) {
      hasBug = true;
      reportInternalError(error, io, source.path);
    }
  }
  return { results, hasBug };
}

function failedResult({ path, diagnostic }: FailedInput): RuleResult {
  return { path, verdict: 'invalid', queries: [], diagnostics: [diagnostic], text: '' };
}

function isExcluded(input: Input): boolean {
  return input.kind === 'file' && input.isExcluded === true;
}
