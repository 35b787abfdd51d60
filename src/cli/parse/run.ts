import { groupByPath } from '../inputs/group-by-path.ts';
import type { ParsedDocument } from '../../index.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { findInputs } from '../inputs/find.ts';
import { readAll } from '../inputs/read-all.ts';
import type { Io } from '../io.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { paintFor } from '../reporters/paint.ts';
import { formatIr } from '../reporters/ir.ts';

/** Reads all inputs as one set and prints their rules; returns the exit code. */
export async function parsePaths(paths: readonly string[], io: Io): Promise<ExitCode> {
  const paint = paintFor(io);
  const inputs = await readAll(findInputs(paths, io.files), io);
  const { parseSources, printIr } = await import('../../index.ts');
  const sources = inputs.flatMap(({ content }) => ('kind' in content ? [] : [content]));
  const byPath = groupByPath(parseSources(sources));
  const documents = inputs.flatMap(({ content }): readonly ParsedDocument[] =>
    'kind' in content
      ? [{ path: content.path, diagnostics: [content.diagnostic] }]
      : (byPath.get(content.path) ?? []),
  );
  io.stdout.write(formatIr(documents, printIr));
  const findings = documents.flatMap(({ diagnostics }) => diagnostics);
  for (const finding of findings) io.stderr.write(`${formatDiagnostic(finding, paint)}\n`);
  return findings.some(({ severity }) => severity === 'error') ? exitCodes.invalid : exitCodes.done;
}
