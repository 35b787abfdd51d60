import { expect, test, vi } from 'vitest';
import { reviewSets } from '../../../src/index.ts';
import { rule, tool } from '../../review/kinds/kind.ts';

vi.mock('../../../src/comparison/index.ts', () => ({
  compare: () => {
    throw new RangeError('too deep');
  },
}));

test('an internal error costs one rule its proof, and is told', async () => {
  const set = (name: string, text: string) => ({ name, sources: [{ path: 'a.yml', text }] });
  const { rules } = await reviewSets(
    set('before', rule(tool)),
    set('after', rule(tool.replace('tool', 'other'))),
  );
  expect(rules).toHaveLength(1);
  expect(rules[0]).toMatchObject({ relation: 'unknown', witnesses: [] });
  expect(rules[0]?.reason).toContain('internal error: too deep');
});
