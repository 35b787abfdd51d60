import type { Corpus, Diagnostic, Explanation, Source } from '../../index.ts';
import type { ExplainOptions } from './options.ts';
import { openConverter } from '../convert/open.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { findInputs } from '../inputs/find.ts';
import { readAll } from '../inputs/read-all.ts';
import type { Io } from '../io.ts';
import { formatFindings } from '../reporters/findings.ts';
import { pagesToHtml } from '../reporters/page/html.ts';
import { explainJson } from '../reporters/explain/json.ts';
import { pagesToMarkdown } from '../reporters/page/markdown.ts';
import { pageOf } from '../reporters/explain/page.ts';
import { pagesToText } from '../reporters/page/text.ts';
import { paintFor } from '../reporters/paint.ts';
import { proseWidth } from '../reporters/width.ts';

/** Reads, converts and explains rules; returns the exit code. Findings of rules that were explained are in the page. */
export async function explainPaths(
  paths: readonly string[],
  options: ExplainOptions,
  io: Io,
): Promise<ExitCode> {
  const opened = await openConverter({ ...options, style: 'pretty', tag: [], logsource: [] }, io);
  report(opened.diagnostics, io);
  if (opened.converter === undefined) return exitCodes.usage;

  const { sources, diagnostics } = await readSources(paths, io);
  const corpus = await openCorpus(options.corpus, io);
  if (corpus === 'unreadable') return exitCodes.usage;
  const { explanations, conversion } = await opened.converter.explainAll(sources, corpus);
  if (explanations.length > 0) io.stdout.write(written(explanations, options, io));

  const broken = conversion.results.filter(({ position }) => position === undefined);
  const findings = [
    ...diagnostics,
    ...broken.flatMap((result) => result.diagnostics),
    ...conversion.diagnostics,
  ];
  const invalid = conversion.results.filter(
    ({ verdict, position }) => verdict === 'invalid' && position !== undefined,
  );
  report([...findings, ...invalid.flatMap((result) => result.diagnostics)], io);
  const isSound = invalid.length === 0 && findings.every(({ severity }) => severity !== 'error');
  return isSound ? exitCodes.done : exitCodes.invalid;
}

function written(
  explanations: readonly Explanation[],
  { format, flat = false }: ExplainOptions,
  io: Io,
): string {
  if (format === 'json') return explainJson(explanations);
  const pages = explanations.map((explanation) => pageOf(explanation, { flat }));
  switch (format) {
    case 'text':
      return pagesToText(pages, paintFor({ stderr: io.stdout, env: io.env }), proseWidth(io.stdout));
    case 'markdown':
      return pagesToMarkdown(pages);
    case 'html':
      return pagesToHtml(pages);
  }
}

/** The rules to compare with, if there are to be any. */
async function openCorpus(paths: readonly string[], io: Io): Promise<Corpus | undefined | 'unreadable'> {
  if (paths.length === 0) return undefined;
  const { sources, diagnostics } = await readSources(paths, io);
  report(diagnostics, io);
  if (sources.length === 0) return 'unreadable';
  const { indexCorpus } = await import('../../index.ts');
  return indexCorpus(paths.join(', '), sources);
}

async function readSources(
  paths: readonly string[],
  io: Io,
): Promise<{ readonly sources: readonly Source[]; readonly diagnostics: readonly Diagnostic[] }> {
  const contents = (await readAll(findInputs(paths, io.files), io)).map(({ content }) => content);
  return {
    sources: contents.flatMap((content) => ('kind' in content ? [] : [content])),
    diagnostics: contents.flatMap((content) => ('kind' in content ? [content.diagnostic] : [])),
  };
}

function report(diagnostics: readonly Diagnostic[], io: Io): void {
  io.stderr.write(formatFindings(diagnostics, paintFor(io)));
}
