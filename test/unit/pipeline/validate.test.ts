import { afterEach, expect, test, vi } from 'vitest';
import { kql } from '../../../backends/index.ts';
import { MissingPackageError } from '../../../src/backend/missing-package.ts';
import { convertSources } from '../../../src/pipeline/convert.ts';
import { positionAt, type Span } from '../../../src/diagnostics/index.ts';
import { createConverter, type RuleResult } from '../../../src/index.ts';
import { sigmaKql, folderOf } from '../../support/test-io.ts';

const rule = (field: string): string => `title: Lookup
logsource: { category: dns_query, product: windows }
detection:
  selection:
    ${field}
  condition: selection
`;

const lists = `unknown: { kql: 'Domains_CL | project Name_s' }
own column: { kql: "_GetWatchlist('w') | project Domain" }
`;

const mapping = (column: string): string => `version: 1
target: asim
tables:
  Dns:
    query: { workspace: imDns, builtin: _Im_Dns }
    schema: Dns
    columns: { Own_s: string }
fieldSets:
  dns-query:
    table: Dns
    fields:
      QueryName: ${column}
`;

async function validated(field: string, mappings: readonly string[] = []): Promise<RuleResult> {
  const { converter, diagnostics } = await createConverter({
    targets: ['asim'],
    validate: true,
    placeholderLists: [{ path: 'lists.yml', text: lists }],
    mappings: mappings.map((text) => ({ path: 'm.yml', text })),
  });
  expect(diagnostics).toEqual([]);
  const [result] = converter?.convert({ path: 'rule.yml', text: rule(field) }) ?? [];
  if (result === undefined) throw new Error('no result');
  return result;
}

function findings({ diagnostics }: RuleResult): readonly string[] {
  return diagnostics
    .filter(({ code }) => code.startsWith('query-'))
    .map(({ code, message, span }) => {
      const { line, column } = positionAt(span.source, span.start);
      return `${line}:${column} ${code} ${message}`;
    });
}

test.each(['QueryName: example.com', "QueryName|expand: '%any%'", "QueryName|expand: '%own column%'"])(
  '%s binds',
  async (field) => {
    const result = await validated(field);
    expect(findings(result)).toEqual([]);
    expect(result.queries).toHaveLength(1);
  },
);

test('a query that is rejected is withheld, and the value of the rule is named', async () => {
  const result = await validated("QueryName|expand: '%unknown%'");
  expect(result).toMatchObject({ verdict: 'refused', queries: [], text: '' });
  expect(findings(result)).toEqual([
    "5:23 query-invalid KS204 in `| where DnsQuery in~ ((Domains_CL | project Name_s)) // sel…`: The name 'Domains_CL' does not refer to any known table, tabular variable or function.",
  ]);
});

test('what a mapping got wrong is reported at the field of the rule, with the line of the mapping', async () => {
  const wrongParser = mapping('DnsQuery').replace('imDns', 'imWebSession');
  const result = await validated('QueryName: example.com', [wrongParser]);
  expect(findings(result)).toEqual([
    '5:5 query-invalid KS142 in `| where DnsQuery =~ "example.com" // selection`: The name \'DnsQuery\' does not refer to any known column, table, variable or function. The mapping decides this at m.yml:12.',
  ]);
});

test('a clause that several tests were merged into is reported at the first, with the others beside it', async () => {
  const { converter } = await createConverter({
    targets: ['asim'],
    validate: true,
    optimize: true,
    mappings: [{ path: 'm.yml', text: mapping('DnsQuery').replace('imDns', 'imWebSession') }],
  });
  const text = rule('QueryName: a\n  other:\n    QueryName: b').replace(
    ': selection\n',
    ': selection or other\n',
  );
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  const lineOf = ({ source, start }: Span): number => positionAt(source, start).line;
  expect(
    result?.diagnostics
      .filter(({ message }) => message.startsWith('KS142'))
      .map(({ span, related }) => [lineOf(span), related?.map((each) => lineOf(each.span))]),
  ).toEqual([[5, [7]]]);
});

test('a column that the mapping declares joins the validation', async () => {
  const result = await validated('QueryName: example.com', [mapping('Own_s')]);
  expect(findings(result)).toEqual([]);
  expect(result.queries[0]?.kql).toContain('Own_s =~ "example.com"');
});

test('an unknown preset is named', async () => {
  const { converter, diagnostics } = await createConverter({ presets: ['nobody'] });
  expect(converter).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['mapping-preset-unknown']);
});

test('a warning keeps the query', async () => {
  const mapping = await kql.loadMapping('asim');
  const warning = {
    severity: 'warning',
    code: 'KS1',
    message: 'Hm.',
    start: 0,
    length: 5,
  } as const;
  const { results } = convertSources([{ path: 'rule.yml', text: rule('QueryName: a') }], {
    backend: kql,
    mappings: mapping === undefined ? [] : [mapping],
    filters: [],
    style: 'pretty',
    apply: { asimParsers: 'workspace' },
    lower: {},
    loss: 'any',
    validate: () => [warning],
  });
  expect(results.flatMap(findings)).toEqual([
    '2:12 query-doubtful KS1 in `imDns`: Hm. The mapping decides this at mappings/asim/dns.yml:15.',
  ]);
  expect(results[0]?.queries).toHaveLength(1);
});

const loader = '../../../backends/kql/kusto/load.ts';

afterEach(() => {
  vi.doUnmock(loader);
  vi.resetModules();
});

test('the language service is loaded only for --validate, and one line says if it is missing', async () => {
  const loadKusto = vi.fn<() => Promise<never>>(() =>
    Promise.reject(new MissingPackageError('The Kusto language service', '@kusto/language-service-next')),
  );
  vi.resetModules();
  vi.doMock(loader, () => ({ loadKusto }));
  const folder = folderOf({ 'rule.yml': rule('QueryName: example.com') });
  expect((await sigmaKql(['convert', 'rule.yml'], { folder })).code).toBe(0);
  expect(loadKusto).not.toHaveBeenCalled();
  expect(await sigmaKql(['convert', 'rule.yml', '--validate'], { folder })).toEqual({
    code: 3,
    stdout: '',
    stderr: 'error: The Kusto language service is not installed: npm install @kusto/language-service-next\n',
  });
});
