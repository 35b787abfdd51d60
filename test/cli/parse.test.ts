import { expect, test } from 'vitest';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';

const rule = `title: Whoami
name: whoami
logsource:
  product: windows
detection:
  selection:
    Image|endswith: '\\who?mi.exe'
    EventID: 9007199254740993
  condition: selection
`;

const correlation = `title: Whoami Again
correlation:
  type: event_count
  rules: [whoami]
  group-by: [User]
  timespan: 1h
  condition: { gte: 5 }
`;

const filter = `title: Administrators
logsource: { product: windows }
filter:
  rules: [whoami]
  selection: { User|expand: '%admins%' }
  condition: not selection
`;

interface Parsed {
  readonly version: number;
  readonly documents: readonly {
    readonly path: string;
    readonly rule: Readonly<Record<string, unknown>> | null;
    readonly diagnostics: readonly Readonly<Record<string, unknown>>[];
  }[];
}

async function parse(
  files: Readonly<Record<string, string>>,
  args: string,
): Promise<Parsed & { readonly outcome: Outcome }> {
  const outcome = await sigmaKql(['parse', ...args.split(' ')], { folder: folderOf(files) });
  return { ...(JSON.parse(outcome.stdout) as Parsed), outcome };
}

test('a rule is printed with the places of its parts', async () => {
  const { version, documents, outcome } = await parse({ 'a.yml': rule }, 'a.yml');
  expect(version).toBe(1);
  expect(outcome).toMatchObject({ stderr: '', code: 0 });
  expect(documents).toEqual([
    {
      path: 'a.yml',
      rule: {
        kind: 'detection',
        metadata: {
          title: 'Whoami',
          name: 'whoami',
          references: [],
          tags: [],
          falsePositives: [],
          fields: [],
          related: [],
          scope: [],
        },
        logsource: { product: 'windows', span: '4:3-5:1' },
        condition: {
          kind: 'selection',
          name: 'selection',
          operand: {
            kind: 'and',
            operands: [
              {
                kind: 'field',
                field: { name: 'Image', span: '7:5-7:10' },
                quantifier: 'any',
                values: [
                  {
                    kind: 'string',
                    pattern: [{ kind: 'many' }, '\\who', { kind: 'one' }, 'mi.exe'],
                    cased: false,
                    span: '7:21-7:34',
                  },
                ],
                span: '7:5-7:34',
              },
              {
                kind: 'field',
                field: { name: 'EventID', span: '8:5-8:12' },
                quantifier: 'any',
                values: [
                  { kind: 'number', value: '9007199254740993', text: '9007199254740993', span: '8:14-8:30' },
                ],
                span: '8:5-8:30',
              },
            ],
            span: '7:5-9:1',
          },
          span: '9:14-9:23',
        },
        conditionText: 'selection',
        span: '1:1-10:1',
      },
      diagnostics: [],
    },
  ]);
});

test('correlations hold their rules from other files, and filters are printed, not applied', async () => {
  const { documents } = await parse({ 'a.yml': rule, 'b.yml': correlation, 'c.yml': filter }, '.');
  expect(documents.map((document) => document.rule?.['kind'])).toEqual([
    'detection',
    'correlation',
    'filter',
  ]);
  expect(documents[1]?.rule).toMatchObject({
    type: 'event_count',
    rules: [{ reference: 'whoami', rule: documents[0]?.rule, groupBy: ['User'] }],
    timespan: { seconds: 3600, text: '1h' },
    condition: { kind: 'threshold', comparisons: [{ operator: '>=', value: 5 }] },
  });
  expect(documents[2]?.rule).toMatchObject({
    targets: [{ reference: 'whoami' }],
    excluded: {
      kind: 'selection',
      operand: { values: [{ pattern: [{ kind: 'placeholder', name: 'admins' }] }] },
    },
  });
});

test('a document with an error has no rule, and the others do', async () => {
  const { documents, outcome } = await parse(
    { 'a.yml': `${rule}---\n${rule.replace('endswith', 'endwith')}`, 'b.yml': 'title: [' },
    'a.yml b.yml nowhere.yml',
  );
  expect(
    documents.map(({ path, rule, diagnostics }) => [path, rule?.['kind'], diagnostics[0]?.['code']]),
  ).toEqual([
    ['a.yml', 'detection', undefined],
    ['a.yml', undefined, 'modifier-unknown'],
    ['b.yml', undefined, 'yaml-syntax'],
    ['nowhere.yml', undefined, 'input-not-found'],
  ]);
  expect(documents[1]?.diagnostics[0]).toMatchObject({
    severity: 'error',
    line: 17,
    column: 11,
    endLine: 17,
  });
  expect(outcome.stderr).toContain('a.yml:17:11: error: ');
  expect(outcome.code).toBe(1);
});

test('without a path there is nothing to parse', async () => {
  const outcome = await sigmaKql(['parse']);
  expect(outcome.code).toBe(2);
});
