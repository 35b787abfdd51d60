import { findInputs } from '../src/cli/inputs/find.ts';
import { nodeFiles } from '../src/cli/node-io.ts';
import type { Source } from '../src/diagnostics/index.ts';

/** Every rule file below a folder; throws if there is none, because a benchmark of nothing is always fast. */
export function readRules(folder: string): readonly Source[] {
  const files = nodeFiles(process.cwd());
  const sources = findInputs([folder], files).flatMap((input) =>
    input.kind === 'file'
      ? [{ path: input.path, text: new TextDecoder().decode(files.read(input.path, Infinity)) }]
      : [],
  );
  if (sources.length === 0) throw new Error(`no rules in ${folder}`);
  return sources;
}
