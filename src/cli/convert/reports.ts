import { printable, type Diagnostic } from '../../diagnostics/index.ts';
import type { RuleResult } from '../../index.ts';
import type { ConvertOptions } from './options.ts';
import type { Io } from '../io.ts';
import { WriteError } from '../output/write.ts';
import { reportOf } from '../report/report.ts';
import { isAmongOutputs, writeReport } from '../report/write.ts';
import { formatWorkspaceFit } from '../reporters/workspace.ts';
import { version } from '../version.ts';
import type { Delivery } from './deliver.ts';

/** Writes the reports that `--report` names, and says how the rules fit the tables of `--tables`. */
export async function writeReports(
  results: readonly RuleResult[],
  general: readonly Diagnostic[],
  { report: paths, output, dryRun, quiet }: Pick<ConvertOptions, 'report' | 'output' | 'dryRun' | 'quiet'>,
  tables: ReadonlySet<string> | undefined,
  io: Io,
): Promise<Delivery> {
  const toolVersion = version(io);
  const report = reportOf(results, toolVersion, tables);
  const findings = [...results.flatMap(({ diagnostics }) => diagnostics), ...general];
  let message = report.workspace === undefined ? '' : formatWorkspaceFit(report.workspace);
  let isDone = true;
  for (const path of paths) {
    if (dryRun === true) {
      message += `dry run, no report was written to ${printable(path)}\n`;
      continue;
    }
    try {
      await writeReport(path, { report, findings, toolVersion }, io);
      if (quiet === true) continue;
      message += `report written to ${printable(path)}\n`;
      if (output !== undefined && isAmongOutputs(path, output)) message += amongOutputs;
    } catch (error) {
      if (!(error instanceof WriteError)) throw error;
      message += `error: ${printable(error.message)}\n`;
      isDone = false;
    }
  }
  return { isDone, message };
}

const amongOutputs =
  'note: the report lies in the output folder; Microsoft Sentinel Repositories would try it as a template\n';
