import { expect, test } from 'vitest';
import { readWildcardRegex } from '../../../../../backends/kql/passes/regex-pieces.ts';
import { completeTerms } from '../../../../../backends/kql/passes/terms.ts';

const contains = { start: true, end: true };
const startswith = { start: false, end: true };
const endswith = { start: true, end: false };
const equals = { start: false, end: false };

test.each([
  ['contains', 'powershell', contains, []],
  ['contains', '\\powershell.exe', contains, ['powershell']],
  ['contains', 'Net.WebClient.DownloadString', contains, ['WebClient']],
  ['contains', ' -enc ', contains, ['enc']],
  ['contains', ' -e ', contains, []],
  ['startswith', 'C:\\Windows\\System32', startswith, ['Windows']],
  ['startswith', 'powershell ', startswith, ['powershell']],
  ['endswith', '\\powershell.exe', endswith, ['powershell', 'exe']],
  ['endswith', 'shell.exe', endswith, ['exe']],
  ['equals', 'PowerShell.EXE', equals, ['PowerShell', 'EXE']],
  ['letters beyond ASCII bound nothing', '.éfoo.bar.bazé.', contains, ['bar']],
  ['emoji bound nothing', ' 😀foo foo😀 ', contains, []],
  ['an underscore bounds', '_foo_', contains, ['foo']],
] as const)('complete terms, %s: %s', (_, literal, open, expected) => {
  expect(completeTerms(literal, open)).toEqual(expected);
});

test.each<[string, readonly string[] | undefined]>([
  ['(?is)^C:\\\\Temp\\\\.*\\.exe$', ['C:\\Temp\\', '.exe']],
  ['(?s)a.b', ['a', 'b']],
  ['(?is)\\$$', ['$']],
  ['(?is)a\\\\$', ['a\\']],
  ['(?i)a.*b', undefined],
  ['a.*b', undefined],
  ['(?ims)^a.*b$', undefined],
  ['(?is)a|b', undefined],
  ['(?is)a.+b', undefined],
  ['(?is)a.*?b', undefined],
  ['(?is)ab?c', undefined],
  ['(?is)a[bc]', undefined],
  ['(?is)\\d', undefined],
  ['(?is)a^b', undefined],
  ['(?is)a$b', undefined],
  ['(?is)(a)', undefined],
  ['(?is)a{2}', undefined],
])('literal pieces of %s', (regex, expected) => {
  expect(readWildcardRegex(regex)?.pieces.map(({ text }) => text)).toEqual(expected);
});
