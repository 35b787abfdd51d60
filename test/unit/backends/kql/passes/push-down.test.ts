import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KqlExpression, Query } from '../../../../../backends/kql/ast.ts';
import { binary, call, column, combine, text } from '../../../../../backends/kql/build.ts';
import { parserParameters } from '../../../../../backends/kql/passes/parser-parameters.ts';
import { pushDown } from '../../../../../backends/kql/passes/push-down.ts';
import { print } from '../../../../../backends/kql/print.ts';
import type { SchemaCatalog } from '../../../../../src/schema/index.ts';
import { catalogs, findings } from '../../../../support/kusto.ts';
import { assertSameRows, type Subject } from './equivalence.ts';

const from = (name: string, ...filters: readonly KqlExpression[]): Query => ({
  functions: [],
  lets: [],
  body: {
    source: { kind: 'name', name },
    operators: filters.map((predicate) => ({ kind: 'where', predicate })),
  },
});

const image = (value: string): KqlExpression => binary(column('TargetProcessName'), 'endswith', text(value));
const command = (value: string): KqlExpression =>
  binary(column('TargetProcessCommandLine'), 'contains', text(value));
const domain = (value: string): KqlExpression => binary(column('DnsQuery'), 'endswith', text(value));
const not = (operand: KqlExpression): KqlExpression => ({ kind: 'not', operand });

test.each<[string, Query, string]>([
  [
    'every branch has a term',
    from('imProcessCreate', combine('or', [image('\\cmd.exe'), image('\\pwsh.exe')])),
    'imProcessCreate(targetprocess_has_any=dynamic(["cmd", "pwsh"]))',
  ],
  [
    'a branch has none',
    from('imProcessCreate', combine('or', [image('\\cmd.exe'), command(' -x ')])),
    'imProcessCreate',
  ],
  ['a part of a term', from('imProcessCreate', command('powershell')), 'imProcessCreate'],
  ['a negated test', from('imProcessCreate', not(image('\\cmd.exe'))), 'imProcessCreate'],
  [
    'the filter with the fewest terms',
    from('imProcessCreate', combine('or', [command(' -abc '), command(' -def ')]), command(' -xyz ')),
    'imProcessCreate(commandline_has_any=dynamic(["xyz"]))',
  ],
  [
    'two columns',
    from('_Im_ProcessCreate', image('\\cmd.exe'), command(' -abc ')),
    '_Im_ProcessCreate(commandline_has_any=dynamic(["abc"]), targetprocess_has_any=dynamic(["cmd"]))',
  ],
  ['whole labels only', from('imDns', domain('.my-site.com')), 'imDns(domain_has_any=dynamic(["com"]))'],
  [
    'another parser',
    from('imFileEvent', binary(column('ActingProcessName'), 'endswith', text('\\cmd.exe'))),
    'imFileEvent',
  ],
])('%s', (_, query, source) => {
  const printed = print(pushDown(query), 'compact');
  expect(printed.split('\n')[0]).toBe(source);
  expect(findings(printed)).toEqual([]);
});

test('every parameter and column is one of the parser', () => {
  const pairs = parserParameters.flatMap(({ name, column: tested, parsers }) =>
    parsers.map((parser) => ({ parser, name, tested })),
  );
  expect(pairs.length).toBeGreaterThan(10);
  for (const { parser, name, tested } of pairs) {
    const schema = catalogs.asim.functions.get(parser);
    expect(schema?.parameters.map((parameter) => parameter.name)).toContain(name);
    expect(schema?.columns.get(tested)).toBe('string');
  }
});

const parser = catalogs.asim.functions.get('imProcessCreate');
const names = ['TargetProcessCommandLine', 'TargetProcessName', 'ActingProcessName'] as const;
const catalog: SchemaCatalog = {
  tables: new Map(),
  functions: new Map(
    parser
      ? [['imProcessCreate', { ...parser, columns: new Map([...parser.columns, ['Id', 'string']]) }]]
      : [],
  ),
};
const words = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('abc', 'foo', 'exe', 'x', '.', '\\', ' ', 'é', 'ABC'), { minLength: 1, maxLength })
    .map((parts) => parts.join(''));
const tests = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom(...(['contains', 'endswith', 'startswith', '=~', 'has', 'computed'] as const)),
    words(4),
  )
  .map(([name, operator, value]) =>
    operator === 'computed'
      ? binary(call('tolower', column(name)), 'contains', text(value))
      : binary(column(name), operator, text(value)),
  );
const { tree } = fc.letrec<{ tree: KqlExpression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: tests },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, operands]): KqlExpression => ({ kind, operands })),
    },
    { weight: 1, arbitrary: tie('tree').map(not) },
  ),
}));

const subject: Subject = {
  catalog,
  query: (predicate) => from('imProcessCreate', predicate),
  predicate: tree,
  row: (literals) => {
    const value = fc
      .tuple(fc.constantFrom('', '.', 'x'), fc.constantFrom(...literals, ''), fc.constantFrom('', '\\', 'x'))
      .map((parts) => parts.join(''));
    return fc.record({
      TargetProcessCommandLine: value,
      TargetProcessName: value,
      ActingProcessName: value,
    });
  },
};

test('parameters keep every row that the filters keep', () => {
  const coverage = assertSameRows(pushDown, subject, 300);
  expect(coverage.changed).toBeGreaterThan(50);
  expect(coverage.telling).toBeGreaterThan(25);
});
