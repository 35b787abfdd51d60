import { expect, test } from 'vitest';
import type { Span } from '../../../src/diagnostics/index.ts';
import { SpanIndex } from '../../../src/explain/span-index.ts';

const source = { path: 'rule.yml', text: '' };
const other = { path: 'filter.yml', text: '' };

function span(start: number, end: number, of = source): Span {
  return { source: of, start, end };
}

const places = [span(20, 30), span(0, 10), span(20, 30), span(0, 5, other)];
const index = new SpanIndex(places);

test.each<[string, Span, Span | undefined]>([
  ['the place itself', span(20, 30), places[0]],
  ['a part of it', span(3, 4), places[1]],
  ['an empty part at its end', span(30, 30), places[0]],
  ['what reaches out of it', span(9, 11), undefined],
  ['what lies between two', span(12, 14), undefined],
  ['what lies before and behind all', span(31, 32), undefined],
  ['another source', span(3, 4, other), places[3]],
  ['a source without places', span(3, 4, { path: 'none.yml', text: '' }), undefined],
])('%s', (_name, inner, expected) => {
  expect(index.around(inner)).toBe(expected);
});

test('items are grouped by place, in their order', () => {
  const items = [span(25, 26), span(0, 1), span(21, 22), span(50, 51)];
  const groups = index.group(items, (item) => item);
  expect([...groups]).toEqual([
    [places[0], [items[0], items[2]]],
    [places[1], [items[1]]],
  ]);
});
