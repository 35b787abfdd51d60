import { expect, test } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';

test('more findings can be added than a function can have arguments', () => {
  const diagnostics = new Diagnostics();
  const span = { source: { path: 'rule.yml', text: '' }, start: 0, end: 0 };
  diagnostics.report('document-empty', span, 'nothing');
  diagnostics.add(
    Array.from({ length: 300_000 }, () => diagnostics.list[0]).flatMap((finding) => finding ?? []),
  );
  expect(diagnostics.list).toHaveLength(300_001);
});
