import { expect, test } from 'vitest';
import { Diagnostics, type DiagnosticCode } from '../../src/diagnostics/index.ts';
import type { RuleResult } from '../../src/index.ts';
import type { Verdict } from '../../src/outcome/verdict.ts';
import { formatDiagnostic } from '../../src/cli/reporters/diagnostic.ts';
import { formatFindings } from '../../src/cli/reporters/findings.ts';
import { formatJson } from '../../src/cli/reporters/json.ts';
import { paintFor } from '../../src/cli/reporters/paint.ts';
import { createProgress } from '../../src/cli/reporters/progress.ts';
import { formatRunFindings } from '../../src/cli/reporters/run-findings.ts';
import { formatSummary } from '../../src/cli/reporters/summary.ts';
import { testIo } from '../support/test-io.ts';

const text = 'title: x\nlogsource:\n  product: wndows\n';
const source = { path: 'rules/a.yml', text };
const span = { source, start: text.indexOf('wndows'), end: text.indexOf('wndows') + 6 };
const plain = paintFor(testIo().io);

function diagnosticsOf(...codes: readonly DiagnosticCode[]): RuleResult['diagnostics'] {
  const diagnostics = new Diagnostics();
  for (const code of codes) diagnostics.report(code, span, 'Message.', { effect: 'wider', help: 'Help.' });
  return diagnostics.list;
}

function result(verdict: Verdict, ...codes: readonly DiagnosticCode[]): RuleResult {
  const position = { index: 0, count: 1 };
  return {
    path: 'rules/a.yml',
    position,
    verdict,
    queries: [],
    diagnostics: diagnosticsOf(...codes),
    text: '',
  };
}

test('a diagnostic has its place, an excerpt, related places and help', () => {
  const diagnostics = new Diagnostics();
  diagnostics.report('logsource-unmapped', span, 'No table for `wndows`.', {
    help: 'Write `windows`.',
    related: [{ message: 'the title is here', span: { source, start: 0, end: 5 } }],
  });
  const [diagnostic] = diagnostics.list;
  expect(diagnostic && formatDiagnostic(diagnostic, plain)).toBe(
    `rules/a.yml:3:12: error: No table for \`wndows\`. [logsource-unmapped]
   3 |   product: wndows
     |            ^^^^^^
  rules/a.yml:1:1: the title is here
   1 | title: x
     | ^^^^^
  help: Write \`windows\`.
`,
  );
});

test('a diagnostic can not write to the terminal', () => {
  const hostile = { path: 'a\u001b[31m.yml', text: 'x: \u001b]0;owned\u0007\n' };
  const diagnostics = new Diagnostics();
  diagnostics.report('yaml-syntax', { source: hostile, start: 3, end: 9 }, 'Found \u001b[2J.\rHidden', {
    help: 'Remove \u202etxet.',
  });
  const [diagnostic] = diagnostics.list;
  expect(diagnostic && formatDiagnostic(diagnostic, plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test.each([
  ['a terminal', { isTTY: true }, true],
  ['a terminal and NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, false],
  ['a pipe', { isTTY: false }, false],
])('colour on %s: %o', (_name, world, coloured) => {
  const [diagnostic] = diagnosticsOf('yaml-syntax');
  const shown = diagnostic && formatDiagnostic(diagnostic, paintFor(testIo(world).io));
  expect(shown?.includes('\u001b[')).toBe(coloured);
});

test('the summary counts verdicts', () => {
  expect(formatSummary([])).toBe('0 rules: 0 exact, 0 approximate, 0 refused, 0 invalid\n');
  expect(formatSummary([result('exact'), result('refused', 'logsource-unmapped')])).toBe(
    '2 rules: 1 exact, 0 approximate, 1 refused, 0 invalid\n',
  );
});

test('many troubled rules are summed up by cause, each cause once per rule', () => {
  const results = [
    ...Array.from({ length: 8 }, () => result('refused', 'logsource-unmapped', 'mapping-approximate')),
    result('refused', 'field-unmapped', 'field-unmapped', 'logsource-unmapped'),
    result('approximate', 'mapping-approximate'),
    result('exact', 'mapping-approximate'),
  ];
  expect(formatSummary(results)).toBe(
    `approximate, by cause (a rule can have several):
     1  The column differs from the field [mapping-approximate]
         1  Message.

refused, by cause (a rule can have several):
     9  No table for this log source [logsource-unmapped]
         9  Message.
     1  No column for this field [field-unmapped]
         1  Message.

11 rules: 1 exact, 1 approximate, 9 refused, 0 invalid
`,
  );
});

test('the summary says what it counts that is no rule of its own', () => {
  const unread = { path: 'b.yml', verdict: 'invalid', queries: [], diagnostics: [], text: '' } as const;
  expect(formatSummary([result('exact', 'rule-serves-correlation'), result('exact'), unread, unread])).toBe(
    `4 rules: 2 exact, 0 approximate, 0 refused, 2 invalid
among them: 1 without a query of its own, for correlations; 2 files that could not be read as rules
`,
  );
});

test('inputs that can not be read are no rules', () => {
  const missing = { ...result('invalid', 'input-not-found'), path: 'gone.yml' };
  const { position: _, ...unread } = missing;
  expect(formatSummary([result('exact'), unread])).toBe(
    '1 rule: 1 exact, 0 approximate, 0 refused, 0 invalid\n1 input could not be read\n',
  );
});

test('of findings that a file has again and again, the first are shown and the others counted', () => {
  const many = diagnosticsOf(
    ...Array.from({ length: 25 }, () => 'mapping-approximate' as const),
    'field-unmapped',
  );
  const elsewhere = many.map((each) => ({
    ...each,
    span: { ...span, source: { path: 'b.yml', text } },
  }));
  const shown = formatFindings([...many.slice(0, 21), ...elsewhere.slice(0, 20), ...many.slice(25)], plain);
  const headlines = shown.split('\n').filter((line) => line.endsWith(']'));
  expect(headlines).toEqual([
    ...Array.from({ length: 20 }, () => 'rules/a.yml:3:12: warning: Message. [mapping-approximate]'),
    'rules/a.yml: and 1 more [mapping-approximate]',
    ...Array.from({ length: 20 }, () => 'b.yml:3:12: warning: Message. [mapping-approximate]'),
    'rules/a.yml:3:12: error: Message. [field-unmapped]',
  ]);
});

test('of a run with many findings, errors are shown and the others counted by code, unless somebody says which', () => {
  const times = (count: number, code: DiagnosticCode): readonly DiagnosticCode[] =>
    Array.from({ length: count }, () => code);
  const few = diagnosticsOf('field-unmapped', ...times(49, 'mapping-approximate'));
  expect(formatRunFindings(few, plain, undefined)).toBe(formatFindings(few, plain));

  const many = diagnosticsOf('placeholder-lookup', 'field-unmapped', ...times(49, 'mapping-approximate'));
  expect(formatRunFindings(many, plain, undefined))
    .toBe(`warnings and infos by code (--findings info shows each in full):
    49  warning  The column differs from the field [mapping-approximate]
     1  warning  Placeholder looked up in a watchlist [placeholder-lookup]

${formatFindings(diagnosticsOf('field-unmapped'), plain)}`);
  expect(formatRunFindings(many, plain, 'info')).toBe(formatFindings(many, plain));
  expect(formatRunFindings(many, plain, 'error')).toBe(
    formatFindings(diagnosticsOf('field-unmapped'), plain),
  );

  const errors = diagnosticsOf(...times(103, 'field-unmapped')).map((each, index) => ({
    ...each,
    span: { ...span, source: { path: `${index}.yml`, text } },
  }));
  const shown = formatRunFindings(errors, plain, undefined);
  expect(shown.split('\n').filter((line) => line.endsWith('[field-unmapped]'))).toHaveLength(100);
  expect(shown).toMatch(/\n\nand 3 more errors \(--findings error shows each\)\n\n$/);
});

test('the JSON document has every key in a fixed order', () => {
  expect(
    formatJson([
      {
        path: 'rules/a.yml',
        id: '7e9cf7b6-e827-11ed-a05b-15959c120003',
        title: 'T',
        verdict: 'approximate',
        target: 'asim',
        queries: [{ table: 'imDns', kql: 'imDns\n| where true' }],
        diagnostics: diagnosticsOf('mapping-approximate'),
        text: '// T',
      },
      result('invalid'),
    ]),
  ).toBe(`{
  "version": 1,
  "results": [
    {
      "path": "rules/a.yml",
      "id": "7e9cf7b6-e827-11ed-a05b-15959c120003",
      "title": "T",
      "verdict": "approximate",
      "target": "asim",
      "queries": [
        {
          "table": "imDns",
          "kql": "imDns\\n| where true"
        }
      ],
      "diagnostics": [
        {
          "code": "mapping-approximate",
          "severity": "warning",
          "message": "Message.",
          "path": "rules/a.yml",
          "line": 3,
          "column": 12,
          "endLine": 3,
          "endColumn": 18,
          "help": "Help.",
          "effect": "wider",
          "related": []
        }
      ]
    },
    {
      "path": "rules/a.yml",
      "id": null,
      "title": null,
      "verdict": "invalid",
      "target": null,
      "queries": [],
      "diagnostics": []
    }
  ],
  "summary": {
    "rules": 2,
    "exact": 0,
    "approximate": 1,
    "refused": 0,
    "invalid": 1
  }
}
`);
});

test.each([
  [45, '\rreading [####################] 250 of 250'],
  [42, '\rreading [####################] 250 of 250'],
  [41, '\rreading 250 of 250'],
  [12, '\r250 of 250'],
  [5, '\r100%'],
  [2, '\r'],
])('progress on %d columns stays on one line', (columns, last) => {
  const { io, outcome } = testIo({ isTTY: true, columns });
  const progress = createProgress(250, io);
  progress.step(250);
  expect(outcome().stderr).toBe(last);
});

test.each([
  ['a long run on a terminal', true, 250, '\rreading [####################] 250 of 250\r\u001b[K'],
  ['a short run on a terminal', true, 5, ''],
  ['a long run in a pipe', false, 250, ''],
])('progress of %s', (_name, isTTY, total, last) => {
  const { io, outcome } = testIo({ isTTY });
  const progress = createProgress(total, io);
  for (let done = 0; done < total; done += 1) progress.step();
  progress.end();
  expect(outcome().stderr.slice(-last.length || undefined)).toBe(last);
});
