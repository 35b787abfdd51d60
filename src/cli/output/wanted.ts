import type { RuleResult } from '../../index.ts';
import type { OutputFile, OutputFormat } from './formats.ts';
import { hashOf } from './manifest.ts';
import { outputNames, type NameParts } from './names.ts';
import type { WantedOutput } from './plan.ts';

/** The results of one rule file. */
export interface SourceResults {
  /** Its way below the input folder. */
  readonly source: string;
  readonly results: readonly RuleResult[];
}

/** The outputs of all rules in the given formats, each with a name of its own. */
export function wantedOutputs(
  sources: readonly SourceResults[],
  formats: Readonly<Record<string, OutputFormat>>,
): readonly WantedOutput[] {
  const drafts = sources.flatMap(({ source, results }) =>
    results.flatMap((result) =>
      Object.entries(formats).flatMap(([format, { extension, filesOf }]) =>
        filesOf({ ...result, path: source }).map((file) => ({ source, result, format, extension, file })),
      ),
    ),
  );
  const names = outputNames(drafts.map(namePartsOf));
  return drafts.map(({ source, result, format, file }, index) => ({
    name: names[index] ?? '',
    text: file.text,
    hash: hashOf(file.text),
    rule: result.id ?? null,
    source,
    format,
    verdict: result.verdict,
    target: result.target ?? null,
  }));
}

interface Draft {
  readonly source: string;
  readonly result: RuleResult;
  readonly extension: string;
  readonly file: OutputFile;
}

function namePartsOf({ source, result, extension, file }: Draft): NameParts {
  const suffix = suffixOf(result);
  return {
    source,
    extension,
    ...(suffix === undefined ? {} : { suffix }),
    ...(file.label === undefined ? {} : { label: file.label }),
  };
}

/** The id outlives changes of order; a rule without one is known by its place among the rules of its file. */
function suffixOf({ id, position }: RuleResult): string | undefined {
  if (position === undefined || position.count === 1) return undefined;
  return id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
    ? id.toLowerCase()
    : String(position.index + 1);
}
