import { positionAt, printable } from '../../diagnostics/index.ts';
import type { RuleTest, TestedEvent } from '../../index.ts';
import { htmlLines, htmlText } from './page/html-text.ts';

/** The tests as JUnit XML: a test case per rule, with a failure that lists the events. */
export function formatTestsJunit(tests: readonly RuleTest[]): string {
  const count = (status: RuleTest['status']): number => tests.filter((test) => test.status === status).length;
  const numbers = `tests="${tests.length}" failures="${count('failed')}" errors="0" skipped="${count('untested')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${numbers}>`,
    `  <testsuite name="sigma-kql" ${numbers}>`,
    ...tests.flatMap(caseLines),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseLines({ result, status, reason, missed, falsePositives }: RuleTest): readonly string[] {
  const attributes = `classname="${htmlText(result.path)}" name="${htmlText(result.title ?? result.id ?? result.path)}"`;
  switch (status) {
    case 'passed':
      return [`    <testcase ${attributes}/>`];
    case 'untested':
      return [
        `    <testcase ${attributes}>`,
        `      <skipped message="${htmlText(reason)}"/>`,
        '    </testcase>',
      ];
    case 'failed':
      return [
        `    <testcase ${attributes}>`,
        `      <failure message="${htmlText(reason)}">${htmlLines([...list('missed', missed), ...list('false positive', falsePositives)].join('\n'))}</failure>`,
        '    </testcase>',
      ];
  }
}

function list(what: string, events: readonly TestedEvent[]): readonly string[] {
  return events.map(
    ({ event: { span } }) =>
      `${what} ${printable(span.source.path)}:${positionAt(span.source, span.start).line}`,
  );
}
