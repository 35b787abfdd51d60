import { positionAt, printable } from '../../diagnostics/index.ts';
import type { RuleTest, TestedEvent } from '../../index.ts';

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
  const attributes = `classname="${xml(result.path)}" name="${xml(result.title ?? result.id ?? result.path)}"`;
  switch (status) {
    case 'passed':
      return [`    <testcase ${attributes}/>`];
    case 'untested':
      return [`    <testcase ${attributes}>`, `      <skipped message="${xml(reason)}"/>`, '    </testcase>'];
    case 'failed':
      return [
        `    <testcase ${attributes}>`,
        `      <failure message="${xml(reason)}">${xml([...list('missed', missed), ...list('false positive', falsePositives)].join('\n'))}</failure>`,
        '    </testcase>',
      ];
  }
}

function list(what: string, events: readonly TestedEvent[]): readonly string[] {
  return events.map(
    ({ event: { span } }) => `${what} ${span.source.path}:${positionAt(span.source, span.start).line}`,
  );
}

/** Text for attributes and elements. Control characters, which XML can't hold, are shown in words. */
function xml(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
