import type { Diagnostic, Source } from '../../diagnostics/index.ts';
import type { CheckOptions } from './options.ts';
import { leastSeverity, type FindingsOptions } from '../options/findings.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { findInputs } from '../inputs/find.ts';
import { readAll, type ReadInput } from '../inputs/read-all.ts';
import type { Io } from '../io.ts';
import { formatFindingsJson } from '../reporters/check-json.ts';
import { formatCheckSummary } from '../reporters/check-summary.ts';
import { formatGithub } from '../reporters/github.ts';
import { paintFor } from '../reporters/paint.ts';
import { formatRunFindings } from '../reporters/run-findings.ts';
import { formatSarif } from '../reporters/sarif.ts';
import { version } from '../version.ts';

/** Reads and checks all inputs as one set, and reports; returns the exit code. */
export async function checkPaths(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const { format, failOn } = options;
  const inputs = await readAll(findInputs(paths, io.files), io);
  const { checkSources } = await import('../../index.ts');
  const sources = inputs.flatMap(({ content }) => ('kind' in content ? [] : [content]));
  const { diagnostics, documents } = checkSources(sources);
  const findings = inInputOrder(inputs, diagnostics);
  io.stdout.write(formatters[format](findings, documents, io, options));
  io.stderr.write(formatCheckSummary(findings, documents));
  const fails = findings.some(
    ({ severity }) => severity === 'error' || (severity === 'warning' && failOn === 'warning'),
  );
  return fails ? exitCodes.invalid : exitCodes.done;
}

/** The findings about sources, and before those of the next input why an input could not be read. */
function inInputOrder(
  inputs: readonly ReadInput[],
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const bySource = new Map<Source, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const known = bySource.get(diagnostic.span.source);
    if (known === undefined) bySource.set(diagnostic.span.source, [diagnostic]);
    else known.push(diagnostic);
  }
  return inputs.flatMap(({ content }) =>
    'kind' in content ? [content.diagnostic] : (bySource.get(content) ?? []),
  );
}

type Formatter = (
  findings: readonly Diagnostic[],
  documents: number,
  io: Io,
  shown: FindingsOptions,
) => string;

const formatters: Readonly<Record<CheckOptions['format'], Formatter>> = {
  text: (findings, _documents, { stdout, env }, shown) => {
    const paint = paintFor({ stderr: stdout, env });
    return formatRunFindings(findings, paint, leastSeverity(shown) ?? 'info');
  },
  json: formatFindingsJson,
  sarif: (findings, _documents, io) => formatSarif(findings, version(io)),
  github: formatGithub,
};
