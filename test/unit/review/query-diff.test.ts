import { expect, test } from 'vitest';
import { diffQueries, type DiffLine, type DiffPart } from '../../../src/review/query-diff.ts';

const cases: readonly (readonly [
  name: string,
  before: string | undefined,
  after: string | undefined,
  shown: readonly string[],
])[] = [
  ['the same text', 'T', 'T', []],
  ['no query before', undefined, 'T\n| where a', ['+T', '+| where a']],
  ['no query after', 'T', undefined, ['-T']],
  ['neither', undefined, undefined, []],
  ['a word', 'T\n| where a == "x"', 'T\n| where a == "y"', [' T', '~| where a == "[-x-][+y+]"']],
  [
    'a line that has nothing in common',
    'T\n| where a == 1',
    'T\n| take 5',
    [' T', '-| where a == 1', '+| take 5'],
  ],
  [
    'a value that breaks a list into lines',
    'T\n| where (a contains "x" or a contains "y")',
    'T\n| where (\n    a contains "x"\n    or a contains "y"\n    or a contains "z"\n)',
    ['@2', '     a contains "x"', '     or a contains "y"', '+    or a contains "z"', ' )'],
  ],
  [
    'a value less, so that the list fits on one line',
    'T\n| where (\n    a contains "x"\n    or a contains "y"\n)',
    'T\n| where (a contains "x")',
    [' T', ' | where (', '     a contains "x"', '-    or a contains "y"', ' )'],
  ],
  [
    'a comment that moves with its group',
    'T\n| where not(a == 1) // filter',
    'T\n| where not(\n    a == 1 // filter\n    or b == 2 // other\n)',
    [' T', ' | where not(', '     a == 1 // filter', '+    or b == 2 // other', ' )'],
  ],
  ['distant lines', `${'T\n'.repeat(9)}a`, `${'T\n'.repeat(9)}b`, ['@7', ' T', ' T', '-a', '+b']],
];

test.each(cases)('%s', (_, before, after, shown) => {
  expect(diffQueries(before, after).map(lineText)).toEqual(shown);
});

test('takes bounded time for texts that have nothing in common', () => {
  const [before, after] = ['a', 'b'].map((name) =>
    Array.from(
      { length: 5000 },
      (_, index) => `| where ${name}${index} == "${name.repeat(20)}${index}"`,
    ).join('\n'),
  );
  const lines = diffQueries(before, after);
  expect(lines.length).toBeGreaterThanOrEqual(5000);
});

function lineText(line: DiffLine): string {
  switch (line.kind) {
    case 'same':
      return ` ${line.text}`;
    case 'added':
      return `+${line.text}`;
    case 'removed':
      return `-${line.text}`;
    case 'skipped':
      return `@${line.lines}`;
    case 'changed':
      return `~${marked(line.before, line.after)}`;
  }
}

/** The newer line with what was there before it. */
function marked(before: readonly DiffPart[], after: readonly DiffPart[]): string {
  const gone = before.filter(({ kind }) => kind === 'removed').map(({ text }) => `[-${text}-]`);
  return after
    .map(({ kind, text }) => (kind === 'added' ? `${gone.shift() ?? ''}[+${text}+]` : text))
    .join('');
}
