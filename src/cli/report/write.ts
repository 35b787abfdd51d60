import { isAbsolute, relative, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Io } from '../io.ts';
import { WriteError, writeOutput } from '../output/write.ts';
import { formatHtmlReport } from '../reporters/report-html.ts';
import { formatMarkdownReport } from '../reporters/report-markdown.ts';
import { formatSarif } from '../reporters/sarif.ts';
import type { Report } from './report.ts';

/** What reports are written from. */
export interface ReportContent {
  readonly report: Report;
  /** For SARIF, which holds findings, not rules. */
  readonly findings: readonly Diagnostic[];
  readonly toolVersion: string;
}

type ReportFormatter = (content: ReportContent) => string;

/** By extension. */
const formatters: Readonly<Record<string, ReportFormatter>> = {
  json: ({ report }) => `${JSON.stringify(report, null, 2)}\n`,
  md: ({ report }) => formatMarkdownReport(report),
  html: ({ report }) => formatHtmlReport(report),
  sarif: ({ findings, toolVersion }) => formatSarif(findings, toolVersion),
};

/** Writes a report as its extension says. Throws `WriteError`. */
export async function writeReport(path: string, content: ReportContent, io: Io): Promise<void> {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const format = formatters[extension];
  if (format === undefined) throw new WriteError(`${path} can not be written: no report has this extension`);
  await writeOutput(path, format(content), io.files);
}

/** Whether a report would lie among outputs, where Microsoft Sentinel Repositories tries any JSON as a template. */
export function isAmongOutputs(report: string, output: string): boolean {
  const way = relative(resolve(output), resolve(report));
  return /\.json$/i.test(report) && way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
