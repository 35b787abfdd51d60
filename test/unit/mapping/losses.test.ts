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
