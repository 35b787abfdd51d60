import { expect, test } from 'vitest';
import { pagesToText } from '../../../../src/cli/reporters/page/text.ts';
import { paintFor } from '../../../../src/cli/reporters/paint.ts';

const paint = paintFor({ stderr: { write: () => undefined, isTTY: false }, env: {} });
const count = 200_000;
const numbers = Array.from({ length: count }, (_, index) => index);

test('a page can have more lines than a call has arguments', () => {
  const items = numbers.map((number) => [`item ${number}`]);
  const list = { kind: 'list', items } as const;
  const table = {
    kind: 'table',
    head: ['Name', 'Value'],
    rows: numbers.map((number) => [[`n${number}`], [`v${number}`]]),
  } as const;
  const facts = {
    kind: 'facts',
    facts: numbers.map((number): readonly [string, string[]] => [`f${number}`, [`g${number}`]]),
  } as const;
  const page = { title: 'Title', intro: [list], sections: [{ heading: 'Part', blocks: [table, facts] }] };
  const lines = pagesToText([page], paint, 80).split('\n');
  expect(lines.slice(0, 4)).toEqual(['Title', '=====', '', '- item 0']);
  expect(lines.slice(3 + count, 3 + count + 6)).toEqual([
    '',
    'Part',
    '----',
    '  Name     Value',
    '  n0       v0',
    '  n1       v1',
  ]);
  expect(lines.at(-2)).toBe(`  f${count - 1}  g${count - 1}`);
});
