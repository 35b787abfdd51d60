import { describe, expect, test } from 'vitest';
import { walkSyntax } from '../../../../../backends/kql/kusto/index.ts';
import { bindQuery, catalogs, findings, kusto, literals, shape } from '../../../../support/kusto.ts';

describe('correct queries have no findings', () => {
  test.each([
    'SecurityEvent | where EventID == 4688 and CommandLine contains "mimikatz"',
    'DeviceProcessEvents | where FileName =~ "cmd.exe" | summarize count() by DeviceName, bin(Timestamp, 1h)',
    'DeviceProcessEvents | where TimeGenerated > ago(1d)',
    'imNetworkSession | where DstPortNumber == 22',
    '_Im_NetworkSession(starttime=ago(1d), endtime=now(), srcipaddr_has_any_prefix=dynamic(["10."])) | where SrcIpAddr != ""',
    '_ASim_Dns(pack=true) | where DnsQuery has "evil"',
    'let base = imProcessCreate; union base, imFileEvent | take 1',
    "let names = dynamic(['a']); SecurityEvent | where Account in~ (names)",
    'print 1',
  ])('%s', (query) => expect(findings(query)).toEqual([]));
});

test('every table and every parser binds by its bare name', () => {
  const sources = [...catalogs.all.tables.keys(), ...catalogs.all.functions.keys()];
  expect(sources.length).toBeGreaterThan(990);
  const columns = (name: string): number => bindQuery(`['${name}']`).resultColumns?.length ?? 0;
  const broken = sources.filter((name) => columns(name) === 0 || findings(`['${name}']`).length > 0);
  expect(broken).toEqual([]);
});

describe('wrong queries', () => {
  test.each([
    ['SecurityEvent | where Imagee has "x"', 'KS142', 'Imagee'],
    ['NoSuchTable | take 1', 'KS204', 'NoSuchTable'],
    ['imDns(nosuch=1) | take 1', 'KS196', 'nosuch'],
    ['_ASim_Dns(starttime=ago(1d)) | take 1', 'KS196', 'starttime'],
    ['SecurityEvent | where EventID =~ "4688"', 'KS106', '=~'],
  ])('%s', (query, code, text) => {
    const [first] = bindQuery(query).diagnostics;
    expect({
      code: first?.code,
      severity: first?.severity,
      text: query.slice(first?.start, first?.end),
    }).toEqual({
      code,
      severity: 'error',
      text,
    });
  });

  test('syntax errors show without a catalogue', () => {
    expect(kusto.parse('T | where A has').diagnostics).toMatchObject([{ code: 'KS006', start: 15, end: 15 }]);
    expect(kusto.parse('T | where Unknown has "x"').diagnostics).toEqual([]);
  });

  test('nesting beyond the limit is one error, and the tree can still be walked', () => {
    const { tree, diagnostics } = bindQuery(`print ${'not('.repeat(3000)}true${')'.repeat(3000)}`);
    expect(diagnostics).toHaveLength(1);
    expect([...walkSyntax(tree)].length).toBeGreaterThan(9000);
  });
});

test('result columns have names and types', () => {
  expect(bindQuery('DeviceEvents | summarize n = count() by DeviceName').resultColumns).toEqual([
    { name: 'DeviceName', type: 'string' },
    { name: 'n', type: 'long' },
  ]);
});

test('ASIM parsers bind with the columns of their schema', () => {
  const { resultColumns } = bindQuery('_Im_ProcessCreate(starttime=ago(1h))');
  expect(resultColumns?.length).toBe(catalogs.asim.functions.get('_Im_ProcessCreate')?.columns.size);
  expect(resultColumns).toContainEqual({ name: 'TargetProcessCommandLine', type: 'string' });
});

describe('string literals are decoded whatever their quoting', () => {
  test.each([
    ['print "a\\\\b"', ['a\\b']],
    ["print 'it\\'s'", ["it's"]],
    ['print @"C:\\x"""', ['C:\\x"']],
    ["print @'it''s'", ["it's"]],
    ['print "\\u00e9\\n\\t"', ['é\n\t']],
    ['print h"secret"', ['secret']],
    ['print "a" \'b\' @"c"', ['abc']],
    ['print ```a\nb```', ['a\nb']],
    ['print "", dynamic(["x"])', ['', 'x']],
  ])('%s', (query, expected) => expect(literals(query)).toEqual(expected));
});

describe('shape', () => {
  const plain = shape('T | where A == "x\\\\" and (B has "y" or C == 1)');

  test.each([
    ['T | where (A == @"x\\") and ((B has "y") or (C == 1))'],
    ['T\n| where A == \'x\\\\\' // why\n and (B has h"y" or C==1)'],
  ])('%s has the same shape', (query) => expect(shape(query)).toBe(plain));

  test.each([
    ['T | where (A == "x\\\\" and B has "y") or C == 1'],
    ['T | where A == "x" and (B has "y" or C == 1)'],
    ['T | where A == "x\\\\" and (C == 1 or B has "y")'],
    ['T | where A =~ "x\\\\" and (B has "y" or C == 1)'],
    ['T | where A == "x\\\\" and (B has "y" or C == 2)'],
  ])('%s has another shape', (query) => expect(shape(query)).not.toBe(plain));
});
