import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

const logsource = 'logsource: { category: process_creation, product: windows }';
const rule = `title: Rule\n${logsource}\ndetection: { s: { Image: x }, condition: s }\n`;

test('an error in a filter shows each rule that is refused for it', async () => {
  const filter = `title: F\n${logsource}\nfilter: { rules: any, ours: { Nothing: y }, condition: not ours }\n`;
  const { converter } = await createConverter({
    targets: ['xdr'],
    filters: [{ path: 'filter.yml', text: filter }],
  });
  const { results } = converter?.convertAll([
    { path: 'a.yml', text: rule },
    { path: 'b.yml', text: rule },
  ]) ?? { results: [] };
  const places = results.map(({ diagnostics: [finding] }) => [
    finding?.span.source.path,
    ...(finding?.related ?? []).map(({ span }) => span.source.path),
  ]);
  expect(places).toEqual([
    ['filter.yml', 'a.yml'],
    ['filter.yml', 'b.yml'],
  ]);
});

test('an error in the rule itself shows nothing besides', async () => {
  const { converter } = await createConverter({ targets: ['xdr'] });
  const [result] = converter?.convert({ path: 'a.yml', text: rule.replace('Image', 'Nothing') }) ?? [];
  expect(result?.diagnostics.map(({ related }) => related)).toEqual([undefined]);
});
