import { describe, expect, test } from 'vitest';
import type { ValueRewrite } from '../../../src/mapping/index.ts';
import { rewriteValue } from '../../../src/mapping/rewrite.ts';
import { nowhere, short, stringValue } from '../../support/values.ts';

const hive: ValueRewrite = { kind: 'prefix', from: 'HKLM\\', to: ['HKEY_LOCAL_MACHINE\\'] };
const classes: ValueRewrite = { kind: 'prefix', from: 'HKCR\\', to: ['A\\', 'B\\'] };
const controlSet: ValueRewrite = { kind: 'replace', from: '\\CurrentControlSet', to: ['\\ControlSet001'] };
const eventType: ValueRewrite = {
  kind: 'translate',
  values: { setvalue: ['RegistryValueSet'], any: ['x', 'y'] },
};

describe('rewriteValue', () => {
  test.each<[string, ValueRewrite, string, string[]]>([
    ['an anchored prefix is replaced', hive, 'HKLM\\Software*', ['HKEY_LOCAL_MACHINE\\Software*']],
    ['whatever its case', hive, 'hklm\\x', ['HKEY_LOCAL_MACHINE\\x']],
    [
      'an open start may or may not be the prefix',
      hive,
      '*HKLM\\x*',
      ['*HKLM\\x*', 'HKEY_LOCAL_MACHINE\\x*'],
    ],
    ['a part of the prefix anywhere', hive, '*HKLM*', ['*HKLM*', 'HKEY_LOCAL_MACHINE*']],
    ['and what follows later', hive, '*HKLM*\\x*', ['*HKLM*\\x*', 'HKEY_LOCAL_MACHINE*\\x*']],
    ['the end of the prefix', hive, '*LM\\x', ['*LM\\x', 'HKEY_LOCAL_MACHINE\\x']],
    ['also with `?`', hive, '*?LM\\x', ['*?LM\\x', 'HKEY_LOCAL_MACHINE\\x']],
    ['a part that the column has, too', hive, '*HK*', ['*HK*']],
    ['an end that the column has, too', hive, '*\\x*', ['*\\x*']],
    ['every value', hive, '*', ['*']],
    ['in each of the spellings', classes, '*CR*', ['*CR*', 'A*', 'B*']],
    ['a prefix inside stays', hive, '*\\HKLM\\x', ['*\\HKLM\\x']],
    ['one prefix, several spellings', classes, 'HKCR\\x', ['A\\x', 'B\\x']],
    [
      'both control sets',
      controlSet,
      '*\\SYSTEM\\CurrentControlSet\\*',
      ['*\\SYSTEM\\CurrentControlSet\\*', '*\\SYSTEM\\ControlSet001\\*'],
    ],
    ['nothing to replace', controlSet, '*\\Software\\*', ['*\\Software\\*']],
    ['whole values are translated', eventType, 'SetValue', ['RegistryValueSet']],
    ['to several', eventType, 'ANY', ['x', 'y']],
    ['a part stands for every text that it fits', eventType, 'Set*', ['Set*', 'RegistryValueSet']],
    ['also with `?`', eventType, 'SetV????', ['SetV????', 'RegistryValueSet']],
    ['but not for what it fits anyway', eventType, '*Set*', ['*Set*']],
    ['others stay', eventType, 'Del*', ['Del*']],
    ['a part of the prefix', hive, 'HK*', ['HK*']],
    ['a part of the prefix that the column lacks', hive, 'HKLM*', ['HKLM*', 'HKEY_LOCAL_MACHINE*']],
    ['and what follows', hive, 'HKLM*\\Run', ['HKLM*\\Run', 'HKEY_LOCAL_MACHINE*\\Run']],
    ['the prefix with `?`', hive, 'HK??\\x', ['HK??\\x', 'HKEY_LOCAL_MACHINE\\x']],
    ['a whole value that is only a part of the prefix', hive, 'HKLM', ['HKLM']],
    ['the prefix and nothing else', hive, 'HKLM\\', ['HKEY_LOCAL_MACHINE\\']],
    ['an end is appended', { kind: 'suffix', to: ['', '.'] }, 'Add user', ['Add user', 'Add user.']],
    ['unless it is open', { kind: 'suffix', to: ['.'] }, 'Add*', ['Add*']],
    ['a value anywhere in longer text', { kind: 'anywhere' }, 'SHA1=ab', ['*SHA1=ab*']],
    ['an open end stays open', { kind: 'anywhere' }, 'ab*', ['*ab*']],
    ['one of several values', { kind: 'member' }, 'ab', ['*ab*']],
    ['no value among several', { kind: 'member' }, '', ['']],
    ['an end is not appended to nothing', { kind: 'suffix', to: [','] }, '', ['']],
    [
      'a path with its last segment twice',
      { kind: 'or-doubled-name' },
      'C:\\Temp\\a.exe',
      ['C:\\Temp\\a.exe', 'C:\\Temp\\a.exe\\a.exe'],
    ],
    ['how a path ends, in a folder', { kind: 'or-doubled-name' }, '*/tmp/a?', ['*/tmp/a?', '*/tmp/a?/a?']],
    ['a last segment fits twice, too', { kind: 'or-doubled-name' }, '*\\a.exe', ['*\\a.exe']],
    ['and an open one', { kind: 'or-doubled-name' }, '*\\Temp\\*.exe', ['*\\Temp\\*.exe']],
    ['and an open end', { kind: 'or-doubled-name' }, 'C:\\Temp\\a*', ['C:\\Temp\\a*']],
    ['and a name alone', { kind: 'or-doubled-name' }, '*a.exe', ['*a.exe']],
    ['a folder has no last segment', { kind: 'or-doubled-name' }, 'C:\\Temp\\', ['C:\\Temp\\']],
    ['a label before every value', { kind: 'prefix', from: '', to: ['key='] }, 'x', ['key=x']],
    ['file name of a path', { kind: 'file-name' }, 'C:\\Windows\\cmd.exe', ['cmd.exe']],
    ['file name of a suffix', { kind: 'file-name' }, '*\\cmd.exe', ['cmd.exe']],
    ['a suffix without a separator stays a suffix', { kind: 'file-name' }, '*cmd.exe', ['*cmd.exe']],
    ['what can go on into a folder has no file name', { kind: 'file-name' }, '*\\cmd*', []],
    ['a name at the end of a path', { kind: 'or-file-name' }, '*\\cmd.exe', ['*\\cmd.exe', 'cmd.exe']],
    ['a path says more', { kind: 'or-file-name' }, '*\\bin\\cmd.exe', ['*\\bin\\cmd.exe']],
    ['an open end could be a folder', { kind: 'or-file-name' }, '*\\cmd*', ['*\\cmd*']],
    ['a folder has no file name', { kind: 'file-name' }, '*\\Temp\\*', []],
    ['DWORD', { kind: 'registry-data' }, 'DWORD (0x0000000a)', ['DWORD (0x0000000a)', '10', '0xa']],
    [
      'QWORD',
      { kind: 'registry-data' },
      'QWORD (0x00000001-0x00000002)',
      ['QWORD (0x00000001-0x00000002)', '4294967298', '0x100000002'],
    ],
    ['empty data', { kind: 'registry-data' }, '(Empty)', ['(Empty)', '']],
    ['a part of it', { kind: 'registry-data' }, '*Empty*', ['*Empty*', '']],
    ['less could be of any text', { kind: 'registry-data' }, '*pty*', ['*pty*']],
    ['all digits', { kind: 'registry-data' }, '*0x0000000A*', ['*0x0000000A*', '10', '0xa']],
    ['and an end', { kind: 'registry-data' }, '*0x00000001)', ['*0x00000001)', '1', '0x1']],
    ['without zeros', { kind: 'registry-data' }, 'DWORD (0x1)', ['DWORD (0x1)', '1', '0x1']],
    [
      'one digit open',
      { kind: 'registry-data' },
      'DWORD (0x0000001?)',
      [
        'DWORD (0x0000001?)',
        ...Array.from({ length: 16 }, (_, low) => [String(16 + low), `0x1${low.toString(16)}`]).flat(),
      ],
    ],
    ['two digits open', { kind: 'registry-data' }, 'DWORD (0x000000*', ['DWORD (0x000000*']],
    ['any number', { kind: 'registry-data' }, 'DWORD*', ['DWORD*']],
    ['a half', { kind: 'registry-data' }, 'QWORD (0x00000000-*', ['QWORD (0x00000000-*']],
    [
      'what both have',
      { kind: 'registry-data' },
      '*WORD (0x00000000*00000002)',
      ['*WORD (0x00000000*00000002)', '2', '0x2'],
    ],
    ['text data', { kind: 'registry-data' }, '*powershell*', ['*powershell*']],
    ['hexadecimal', { kind: 'hex-or-decimal' }, '0x3e7', ['0x3e7', '999']],
    ['decimal', { kind: 'hex-or-decimal' }, '999', ['999', '0x3e7']],
  ])('%s', (_name, rewrite, value, expected) => {
    expect(rewriteValue(stringValue(value), [rewrite]).map(short)).toEqual(expected);
  });

  test('rewrites apply one after another', () => {
    const value = stringValue('HKLM\\SYSTEM\\CurrentControlSet\\x');
    expect(rewriteValue(value, [hive, controlSet]).map(short)).toEqual([
      'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\x',
      'HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\x',
    ]);
  });

  test('a value that nothing changes keeps its kind', () => {
    const value = { kind: 'number', value: 5, text: '5', span: nowhere } as const;
    expect(rewriteValue(value, [eventType])).toEqual([value]);
  });

  test('text to replace is text, not a pattern', () => {
    const dollar: ValueRewrite = { kind: 'replace', from: '.', to: ['$&'] };
    expect(rewriteValue(stringValue('a.b'), [dollar]).map(short)).toEqual(['a.b', 'a$&b']);
  });
});
