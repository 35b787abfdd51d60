import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import { parseCondition, type ConditionNode } from '../../../src/parse/index.ts';
import { printCondition } from '../../support/print-condition.ts';

const runs = 2_000;

type Shape =
  | { readonly kind: 'leaf'; readonly text: string }
  | { readonly kind: 'not'; readonly operand: Shape }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Shape[] };

const name = fc
  .stringMatching(/^[a-zA-Z_][a-zA-Z0-9_.\-*$]{0,8}$/)
  .filter((word) => !/^(and|or|not|of|them)$/i.test(word));
const count = fc.constantFrom('1', '2', '17', 'all');
const leaf = fc.oneof(
  name.map((text): Shape => ({ kind: 'leaf', text })),
  fc.tuple(count, fc.oneof(name, fc.constant('them'))).map(([many, of]): Shape => ({
    kind: 'leaf',
    text: `${many} of ${of}`,
  })),
);

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 6 },
    leaf,
    tie('shape').map((operand): Shape => ({ kind: 'not', operand })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('shape'), { minLength: 2, maxLength: 4 }))
      .map(([kind, operands]): Shape => ({ kind, operands })),
  ),
}));

/** The shape as the parser is expected to see it: operations of one kind joined. */
function expected(node: Shape): string {
  if (node.kind === 'leaf') return node.text;
  if (node.kind === 'not') return `(not ${expected(node.operand)})`;
  return `(${joined(node, node.kind).map(expected).join(` ${node.kind} `)})`;
}

function joined(node: Shape, kind: 'and' | 'or'): readonly Shape[] {
  return node.kind === kind ? node.operands.flatMap((operand) => joined(operand, kind)) : [node];
}

/** The shape with no more parentheses than the precedence of the specification needs. */
function terse(node: Shape, binding = 0): string {
  if (node.kind === 'leaf') return node.text;
  const own = { or: 1, and: 2, not: 3 }[node.kind];
  const text =
    node.kind === 'not'
      ? `not ${terse(node.operand, own)}`
      : node.operands.map((operand) => terse(operand, own)).join(` ${node.kind} `);
  return own < binding ? `(${text})` : text;
}

function parse(text: string): { readonly tree: ConditionNode | undefined; readonly errors: number } {
  const source = { path: 'rule.yml', text };
  const diagnostics = new Diagnostics();
  const tree = parseCondition(text, (start, end) => ({ source, start, end }), diagnostics);
  return { tree, errors: diagnostics.list.length };
}

test(`printing and parsing a condition gives the same tree (${runs} runs)`, () => {
  fc.assert(
    fc.property(shape, (tree) => {
      for (const text of [terse(tree), expected(tree)]) {
        const parsed = parse(text);
        expect(parsed.errors).toBe(0);
        expect(parsed.tree && printCondition(parsed.tree)).toBe(expected(tree));
      }
    }),
    { numRuns: runs },
  );
}, 60_000);

test(`any sequence of words is a tree or one error (${runs} runs)`, () => {
  const word = fc.constantFrom(
    'a',
    'b*',
    'and',
    'OR',
    'not',
    '(',
    ')',
    '1',
    'all',
    'of',
    'them',
    '|',
    ',',
    '&&',
    '!x',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const { tree, errors } = parse(words.join(' '));
      expect(errors).toBe(tree === undefined ? 1 : 0);
    }),
    { numRuns: runs },
  );
}, 60_000);

test(`any text is a tree or one error (${runs} runs)`, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { tree, errors } = parse(text);
      expect(errors).toBe(tree === undefined ? 1 : 0);
    }),
    { numRuns: runs },
  );
}, 60_000);
