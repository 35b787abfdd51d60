import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KqlExpression, Query } from '../../../../backends/kql/ast.ts';
import { binary, call, column, number, text } from '../../../../backends/kql/build.ts';
import { print } from '../../../../backends/kql/print.ts';

const a = binary(column('A'), '==', number(1));
const b = binary(column('B'), '=~', text('x'));
const c = binary(column('C'), 'contains', text('y'));

const and = (...operands: KqlExpression[]): KqlExpression => ({ kind: 'and', operands });
const or = (...operands: KqlExpression[]): KqlExpression => ({ kind: 'or', operands });
const not = (operand: KqlExpression): KqlExpression => ({ kind: 'not', operand });
const noted = (note: string, operand: KqlExpression): KqlExpression => ({ kind: 'noted', note, operand });
const query = (...filters: KqlExpression[]): Query => ({
  functions: [],
  lets: [],
  body: {
    source: { kind: 'name', name: 'T' },
    operators: filters.map((predicate) => ({ kind: 'where', predicate })),
  },
});

describe('compact style', () => {
  test.each<[string, Query, string]>([
    ['no filter', query(), 'T'],
    ['one filter', query(a), 'T\n| where A == 1'],
    ['filters are joined', query(a, not(b)), 'T\n| where A == 1 and not(B =~ "x")'],
    ['or inside and', query(a, or(b, c)), 'T\n| where A == 1 and (B =~ "x" or C contains "y")'],
    ['and inside or', query(or(and(a, b), c)), 'T\n| where (A == 1 and B =~ "x") or C contains "y"'],
    ['grouping is kept', query(or(a, or(b, c))), 'T\n| where A == 1 or (B =~ "x" or C contains "y")'],
    ['notes are left out', query(noted('selection', a)), 'T\n| where A == 1'],
    [
      'list',
      query({ kind: 'in', operator: 'in~', left: column('A'), values: [text('x'), text('y')] }),
      'T\n| where A in~ ("x", "y")',
    ],
    ['call', query(call('isempty', column('A'))), 'T\n| where isempty(A)'],
    [
      'odd names',
      query(binary(column('a b'), '==', number(1)), binary(column('has'), '==', number(2))),
      'T\n| where ["a b"] == 1 and ["has"] == 2',
    ],
    [
      'properties',
      query(
        binary(
          call('tostring', {
            kind: 'property',
            base: { kind: 'property', base: column('D'), key: 'x' },
            key: 'y"z',
          }),
          '=~',
          text(''),
        ),
      ),
      'T\n| where tostring(D.x["y\\"z"]) =~ ""',
    ],
    [
      'regex',
      query(binary(column('A'), 'matches regex', { kind: 'regex', value: '^a"\\d$' })),
      'T\n| where A matches regex @"^a""\\d$"',
    ],
    [
      'comparison of a comparison',
      query(binary(a, '==', { kind: 'bool', value: true })),
      'T\n| where (A == 1) == true',
    ],
  ])('%s', (_name, input, expected) => {
    expect(print(input, 'compact')).toBe(expected);
  });
});

describe('pretty style', () => {
  const long = (index: number): KqlExpression =>
    binary(column('CommandLine'), 'contains', text(`${index}${'-'.repeat(40)}`));

  test.each<[string, Query, string[]]>([
    ['a filter per line', query(a, b), ['T', '| where A == 1', '| where B =~ "x"']],
    [
      'redundant grouping goes',
      query(or(a, or(b, c))),
      ['T', '| where A == 1 or B =~ "x" or C contains "y"'],
    ],
    ['a note is a comment', query(noted('selection', a)), ['T', '| where A == 1 // selection']],
    [
      'operands on lines of their own',
      query(or(long(1), long(2), long(3))),
      [
        'T',
        '| where CommandLine contains "1----------------------------------------"',
        '    or CommandLine contains "2----------------------------------------"',
        '    or CommandLine contains "3----------------------------------------"',
      ],
    ],
    [
      'excluded selections',
      query(not(or(noted('filter_a', a), noted('filter_b', and(b, c))))),
      [
        'T',
        '| where not(',
        '    A == 1 // filter_a',
        '    or (B =~ "x" and C contains "y") // filter_b',
        ')',
      ],
    ],
    [
      'long lists',
      query({
        kind: 'in',
        operator: 'in~',
        left: column('Image'),
        values: [text('a'.repeat(60)), text('b'.repeat(60))],
      }),
      ['T', '| where Image in~ (', `    "${'a'.repeat(60)}",`, `    "${'b'.repeat(60)}"`, ')'],
    ],
    [
      'a note on several lines stands before them',
      query(not(or(noted('filter_a', or(long(1), long(2), long(3))), noted('filter_b', a)))),
      [
        'T',
        '| where not(',
        '    // filter_a',
        '    CommandLine contains "1----------------------------------------"',
        '    or CommandLine contains "2----------------------------------------"',
        '    or CommandLine contains "3----------------------------------------"',
        '    or A == 1 // filter_b',
        ')',
      ],
    ],
    [
      'a note can not end its comment',
      query(noted('x\n| take 1\u2028y', a)),
      ['T', '| where A == 1 // x·| take 1·y'],
    ],
  ])('%s', (_name, input, expected) => {
    expect(print(input, 'pretty').split('\n')).toEqual(expected);
  });

  test('both styles hold the same code', () => {
    const leaf = fc.constantFrom(a, b, c);
    const { tree } = fc.letrec<{ tree: KqlExpression }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((operands) => or(...operands)),
        fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((operands) => and(...operands)),
        tie('tree').map(not),
        tie('tree').map((operand) => noted('n', operand)),
      ),
    }));
    const code = (printed: string): string => printed.replace(/\/\/ n$/gm, '').replace(/[\s()]/g, '');
    fc.assert(
      fc.property(tree, (expression) => {
        expect(code(print(query(expression), 'pretty'))).toBe(code(print(query(expression), 'compact')));
      }),
      { numRuns: 500 },
    );
  });
});
