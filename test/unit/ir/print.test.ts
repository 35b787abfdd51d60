import { expect, it } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import { fold, printIr, testsOf } from '../../../src/ir/index.ts';
import { lowerDetection } from '../../../src/lower/index.ts';
import { parseDocuments } from '../../../src/parse/index.ts';

const text = `title: T
logsource: {category: test}
detection:
  a:
    Image|endswith: '\\cmd.exe'
    Id: 18446744073709551615
  b: [one]
  condition: a and not b
`;

const [document] = parseDocuments({ path: 'r.yml', text }, new Diagnostics());
const rule = document?.kind === 'detection' ? lowerDetection(document, new Diagnostics()) : undefined;
if (rule === undefined) throw new Error('no rule');

it('prints nodes as they are, with places for spans', () => {
  expect(printIr(rule)).toMatchObject({
    kind: 'detection',
    metadata: { title: 'T' },
    condition: {
      kind: 'and',
      span: '8:14-8:25',
      operands: [
        {
          kind: 'selection',
          name: 'a',
          span: '8:14-8:15',
          operand: {
            kind: 'and',
            operands: [
              {
                field: { name: 'Image', span: '5:5-5:10' },
                values: [{ kind: 'string', pattern: [{ kind: 'many' }, '\\cmd.exe'], span: '5:21-5:31' }],
              },
              { values: [{ kind: 'number', value: '18446744073709551615' }] },
            ],
          },
        },
        { kind: 'not', operand: { kind: 'selection', name: 'b', operand: { kind: 'keyword' } } },
      ],
    },
  });
});

it('walks the tests in order', () => {
  expect(
    [...testsOf(rule.condition)].map((test) => (test.kind === 'field' ? test.field.name : test.kind)),
  ).toEqual(['Image', 'Id', 'keyword']);
});

it('folds children before parents', () => {
  const nodes = fold(rule.condition, (_, children: readonly number[]) =>
    children.reduce((sum, each) => sum + each, 1),
  );
  expect(nodes).toBe(8);
});
