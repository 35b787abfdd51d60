import { openConverter } from '../convert/open.ts';
import type { TestOptions } from './options.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { RuleTest } from '../../index.ts';
import { findInputs } from '../inputs/find.ts';
import { readAll } from '../inputs/read-all.ts';
import type { Io } from '../io.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { paintFor } from '../reporters/paint.ts';
import { formatTestsJson } from '../reporters/test-json.ts';
import { formatTestsJunit } from '../reporters/test-junit.ts';
import { formatTestsText } from '../reporters/test-text.ts';
import { readEventSets } from './event-sets.ts';

/** Converts the rules, runs them on the events, and reports; returns the exit code. */
export async function testPaths(paths: readonly string[], options: TestOptions, io: Io): Promise<ExitCode> {
  const paint = paintFor(io);
  const { converter, diagnostics } = await openConverter(
    { ...options, style: 'compact', sourceMap: options.explain === true, tag: [], logsource: [] },
    io,
  );
  for (const diagnostic of diagnostics) io.stderr.write(formatDiagnostic(diagnostic, paint));
  if (converter === undefined) return exitCodes.usage;
  const verifier = await converter.loadVerifier();

  const { sets, diagnostics: unreadEvents } = await readEventSets(options, io);
  const inputs = await readAll(findInputs(paths, io.files), io);
  const unreadRules = inputs.flatMap(({ content }) => ('kind' in content ? [content.diagnostic] : []));
  const sources = inputs.flatMap(({ content }) => ('kind' in content ? [] : [content]));
  const { results } = converter.convertAll(sources);
  // What refuses a rule is the reason why it is untested.
  const converted = results.filter(({ verdict }) => verdict !== 'refused');
  const errors = [
    ...unreadRules,
    ...unreadEvents,
    ...converted.flatMap((result) => result.diagnostics.filter(({ severity }) => severity === 'error')),
  ];
  for (const error of errors) io.stderr.write(`${formatDiagnostic(error, paint)}\n`);

  const { testRules } = await import('../../index.ts');
  const tests = testRules(results, sets, verifier, options.explain ?? false);
  io.stdout.write(formatters[options.format](tests));
  if (!tests.some(isTested)) io.stderr.write(nothingTested);
  return errors.length === 0 && tests.every(isFine) && tests.some(isTested)
    ? exitCodes.done
    : exitCodes.invalid;
}

const nothingTested =
  'error: nothing was tested, which is no success; each untested rule says why, or there was no rule\n';

const formatters: Readonly<Record<TestOptions['format'], (tests: readonly RuleTest[]) => string>> = {
  text: formatTestsText,
  json: formatTestsJson,
  junit: formatTestsJunit,
};

function isFine({ status }: RuleTest): boolean {
  return status !== 'failed';
}

/** A run without any tested rule says nothing, so it is no success. */
function isTested({ status }: RuleTest): boolean {
  return status !== 'untested';
}
