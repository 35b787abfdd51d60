import { describe, expect, test } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { Value } from '../../../src/ir/index.ts';
import type { Loss } from '../../../src/mapping/index.ts';
import { LossReport } from '../../../src/mapping/losses.ts';
import { nowhere, stringValue } from '../../support/values.ts';

describe('LossReport', () => {
  test.each<[Loss['when'], string, boolean]>([
    ['always', 'x', true],
    ['folder', '*\\cmd.exe', false],
    ['folder', '*/sh', false],
    ['folder', '*\\Temp\\cmd.exe', true],
    ['folder', 'C:\\cmd.exe', true],
    ['folder', '*\\cmd*', true],
    ['path', '*\\cmd.exe', true],
    ['path', 'cmd.exe', false],
    ['folder', 'cmd.exe', false],
    ['equality', 'cmd.exe', true],
    ['equality', '*cmd.exe', false],
    ['anchored', 'a', true],
    ['anchored', 'a*', true],
    ['anchored', '*a', true],
    ['anchored', '*a*', false],
    ['anchored', '*a*b*', true],
    ['open-start', '*a', true],
    ['open-start', 'a*', false],
    ['closed-end', '*a', true],
    ['closed-end', 'a*', false],
    ['within-path', '*a', false],
    ['within-path', '*a*', true],
    ['within-path', 'a', true],
    ['within-path', 'a*', true],
    ['within-path', '*a*b', true],
    ['within-path', '*\\a*', false],
    ['within-path', '*', false],
    ['file-like-folder', '*\\recycler.bin\\*', true],
    ['file-like-folder', 'C:\\a.b\\*', true],
    ['file-like-folder', '*\\Temp\\*', false],
    ['file-like-folder', '*\\a.bin\\b.exe', false],
    ['file-like-folder', '*\\a.bin\\*.exe', false],
    ['file-like-folder', '*\\.ssh\\*', false],
    ['value', '*a*', true],
    ['value', '*', false],
    [{ contains: 'Binary Data' }, 'binary data', true],
    [{ contains: '(Default)' }, '*\\Run\\(Default)', true],
    [{ contains: '(Default)' }, '*\\Run\\*', false],
    [{ within: 'xmlns="http://a"' }, '*://*', true],
    [{ within: 'xmlns="http://a"' }, '*HTTP*a*', true],
    [{ within: 'xmlns="http://a"' }, '*http*b*', false],
    [{ within: 'xmlns="http://a"' }, '*', false],
    ['digits', '1', true],
    ['digits', '0x1f', true],
    ['digits', '4*', true],
    ['digits', '*1?2*', true],
    ['digits', '*a1*', false],
    ['digits', '*', false],
    [{ registryData: 'number' }, 'DWORD (0x0000000a)', true],
    [{ registryData: 'number' }, '*0x0000000a*', true],
    [{ registryData: 'number' }, '*WORD (0x*', false],
    [{ registryData: 'number' }, '10', false],
    [{ registryData: 'empty' }, '(Empty)', true],
    [{ registryData: 'empty' }, '*Empty*', true],
    [{ registryData: 'empty' }, '*EmptyFolder*', false],
    [{ registryData: 'uncertain' }, 'Binary Data', true],
    [{ registryData: 'uncertain' }, '*Binary*', true],
    [{ registryData: 'uncertain' }, 'DWORD*', true],
    [{ registryData: 'uncertain' }, '*(0x0000*', true],
    // Half of a QWORD.
    [{ registryData: 'uncertain' }, '*0x0000000a*', true],
    [{ registryData: 'uncertain' }, '*01)', true],
    [{ registryData: 'uncertain' }, '*pty*', true],
    [{ registryData: 'uncertain' }, '*a*', true],
    [{ registryData: 'uncertain' }, 'DWORD (0x0000000a)', false],
    [{ registryData: 'uncertain' }, '*(Empty)', false],
    [{ registryData: 'uncertain' }, 'a*', false],
    [{ registryData: 'uncertain' }, '*.dll', false],
    [{ registryData: 'uncertain' }, '*password*', false],
    [{ registryData: 'uncertain' }, '*', false],
    [{ registryData: 'uncertain' }, '?*', false],
  ])('a loss when %j concerns %s: %s', (when, value, expected) => {
    expect(effects(when, value, false)).toEqual(expected ? ['narrower'] : []);
  });

  test('a loss turns round under `not`', () => {
    expect(effects('always', 'x', true)).toEqual(['wider']);
  });

  test.each<[string, Value]>([
    ['null', { kind: 'null', span: nowhere }],
    ['an empty text', stringValue('')],
    ['exists: false', { kind: 'exists', expected: false, span: nowhere }],
  ])('a loss turns round for %s', (_name, value) => {
    expect(effectsOn('always', value, false)).toEqual(['wider']);
    expect(effectsOn('always', value, true)).toEqual(['narrower']);
    expect(effectsOn('equality', value, false)).toEqual([]);
    expect(effectsOn('value', value, false)).toEqual([]);
  });

  test('that a field holds something is a test like that for a value', () => {
    expect(effectsOn('always', { kind: 'exists', expected: true, span: nowhere }, false)).toEqual([
      'narrower',
    ]);
  });
});

function effects(when: Loss['when'], value: string, negated: boolean): readonly unknown[] {
  return effectsOn(when, stringValue(value), negated);
}

function effectsOn(when: Loss['when'], value: Value, negated: boolean): readonly unknown[] {
  const diagnostics = new Diagnostics();
  const loss: Loss = { effect: 'narrower', when, note: 'something is lost' };
  new LossReport(diagnostics).note('Image', [loss], [value], nowhere, negated);
  return diagnostics.list.map(({ effect }) => effect);
}
