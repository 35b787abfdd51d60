import fc from 'fast-check';
import type { KqlExpression, Query } from '../../../../../backends/kql/ast.ts';
import { binary, call, column, combine, number, text } from '../../../../../backends/kql/build.ts';
import { escapeRegex } from '../../../../../backends/kql/emit/pattern.ts';
import type { ScalarType } from '../../../../../src/schema/index.ts';
import type { Row, Subject } from './equivalence.ts';

/** Pieces that make terms, glue letters to them, or fold in ways that only some operators know. */
const pieces = [
  ['abc', 'ABC', 'ab', 'foo', 'Foo', 'exe', 'task', 'ab', 'foo', '123', 'x', '1'],
  ['.', '\\', '-', '_', ' ', '.', '\\', '\n', '|', '$', '&', '"', '^', '('],
  ['k', 'K', '\u212a', 's', '\u017f', '\u00e9', '\u00c9', '\u0130', 'i', '\u{1f600}'],
].flat();

/** Texts of a few pieces; often the same, so that tests have something to do with one another. */
const words = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { minLength, maxLength }).map((parts) => parts.join(''));

const literal = words(1, 4);

const lower = fc.constant(call('tolower', column('A')));
const leaf = call('tostring', { kind: 'property', base: column('D'), key: 'x' });
const left: fc.Arbitrary<KqlExpression> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(column('A')) },
  { weight: 2, arbitrary: fc.constant(column('B')) },
  fc.constant(column('Computed')),
  fc.constant(leaf),
);

const textTests: fc.Arbitrary<KqlExpression> = fc
  .tuple(
    left,
    fc.constantFrom(
      ...(['contains', 'contains', 'contains_cs', 'startswith', 'startswith_cs', 'endswith'] as const),
      ...(['endswith_cs', '=~', '=~', '=='] as const),
    ),
    literal,
  )
  .map(([tested, operator, value]) => binary(tested, operator, text(value)));

const foldedTests = fc
  .tuple(lower, literal)
  .map(([tested, value]) => binary(tested, 'contains_cs', text(value.toLowerCase())));

const lists = fc
  .tuple(
    left,
    fc.constantFrom('in' as const, 'in~' as const),
    fc.array(literal, { minLength: 1, maxLength: 4 }),
  )
  .map(([tested, operator, values]): KqlExpression => {
    return { kind: 'in', operator, left: tested, values: values.map(text) };
  });

const wildcards = fc
  .tuple(
    left,
    fc.constantFrom('(?is)', '(?s)', '(?i)', ''),
    fc.constantFrom('', '^'),
    fc.constantFrom('', '$'),
    fc.array(literal, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('.*', '.', '|'),
  )
  .map(([tested, flags, start, end, parts, between]) =>
    binary(tested, 'matches regex', {
      kind: 'regex',
      value: flags + start + parts.map(escapeRegex).join(between) + end,
    }),
  );

const numbers = fc.integer({ min: 0, max: 3 }).map(number);
const typed: fc.Arbitrary<KqlExpression> = fc.oneof(
  numbers.map((value) => binary(column('N'), '==', value)),
  numbers.map((value) => binary(column('N'), '!=', value)),
  numbers.map((value) => binary(column('N'), '>', value)),
  fc
    .array(numbers, { minLength: 1, maxLength: 3 })
    .map((values): KqlExpression => ({ kind: 'in', operator: 'in', left: column('N'), values })),
  fc.boolean().map((value) => binary(column('U'), '==', { kind: 'bool', value })),
  fc.constant(call('isnull', column('N'))),
  fc.constant(call('isempty', column('A'))),
  numbers.map((value) => call('coalesce', binary(column('N'), '<', value), { kind: 'bool', value: false })),
);

const tests = fc.oneof(
  { weight: 8, arbitrary: textTests },
  { weight: 1, arbitrary: foldedTests },
  { weight: 2, arbitrary: lists },
  { weight: 2, arbitrary: wildcards },
  { weight: 2, arbitrary: typed },
);

/** Several tests of one column with one operator, as lists of values give them. */
const chains = fc
  .tuple(
    fc.constantFrom<KqlExpression>(column('A'), column('B'), column('Computed')),
    fc.constantFrom('contains' as const, 'endswith' as const, 'startswith' as const, '=~' as const),
    fc.constantFrom('and' as const, 'or' as const, 'or' as const),
    fc.array(fc.tuple(fc.constantFrom('', '\\', '.'), literal, fc.constantFrom('', '.', ' ')), {
      minLength: 2,
      maxLength: 5,
    }),
  )
  .map(([tested, operator, kind, values]) =>
    combine(
      kind,
      values.map((parts) => binary(tested, operator, text(parts.join('')))),
    ),
  );

const { tree } = fc.letrec<{ tree: KqlExpression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: tests },
    { weight: 2, arbitrary: chains },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
        )
        .map(([kind, operands]): KqlExpression => ({ kind, operands })),
    },
    { weight: 1, arbitrary: tie('tree').map((operand): KqlExpression => ({ kind: 'not', operand })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('selection', 'filter'), tie('tree'))
        .map(([note, operand]): KqlExpression => ({ kind: 'noted', note, operand })),
    },
  ),
}));

const columns = new Map<string, ScalarType>([
  ['Id', 'string'],
  ['A', 'string'],
  ['B', 'string'],
  ['N', 'int'],
  ['U', 'bool'],
  ['D', 'dynamic'],
]);

/** A text of a predicate between other pieces, perhaps in another case or with letters that fold to its own. */
const textFrom = (literals: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: words(0, 5) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          words(0, 1),
          fc.constantFrom(...literals, ''),
          words(0, 1),
          fc.constantFrom(...literals, '', '', ''),
          fc.constantFrom('', '', '', 'upper', 'lower', 'fold'),
        )
        .map(([before, first, between, second, change]) =>
          changed(before + first + between + second, change),
        ),
    },
  );

function changed(value: string, change: string): string {
  if (change === 'upper') return value.toUpperCase();
  if (change === 'lower') return value.toLowerCase();
  return change === 'fold' ? value.replaceAll('k', '\u212a').replaceAll('s', '\u017f') : value;
}

const rowFrom = (literals: readonly string[]): fc.Arbitrary<Row> =>
  fc.record({
    A: textFrom(literals),
    B: textFrom(literals),
    N: fc.option(fc.integer({ min: 0, max: 3 })),
    U: fc.option(fc.boolean()),
    D: fc.option(fc.record({ x: textFrom(literals) })),
  });

/** A predicate over a table as a query, behind a computed column. */
function query(predicate: KqlExpression): Query {
  return {
    functions: [],
    lets: [],
    body: {
      source: { kind: 'name', name: 'T' },
      operators: [
        {
          kind: 'extend',
          columns: [{ name: 'Computed', value: call('strcat', column('A'), text('.'), column('B')) }],
        },
        { kind: 'where', predicate },
      ],
    },
  };
}

/** Random predicate trees over a table with text, null-able and dynamic columns. */
export const subject: Subject = {
  catalog: { tables: new Map([['T', { name: 'T', columns }]]), functions: new Map() },
  query,
  predicate: tree,
  row: rowFrom,
};

/** The same with `or` over so many texts that regexes and limits come into play, sometimes negated. */
export const longLists: Subject = {
  ...subject,
  predicate: fc
    .tuple(
      fc.constantFrom<KqlExpression>(column('A'), column('B'), call('tolower', column('A'))),
      fc.constantFrom('contains' as const, 'contains_cs' as const),
      fc.array(fc.tuple(literal, words(2, 4)), { minLength: 70, maxLength: 90 }),
      tests,
      fc.constantFrom('and' as const, 'or' as const),
      fc.boolean(),
    )
    .map(([tested, operator, values, other, kind, isNegated]): KqlExpression => {
      const list = values.map((parts) => binary(tested, operator, text(parts.join(''))));
      const operand = combine(kind, [combine('or', list), other]);
      return isNegated ? { kind: 'not', operand } : operand;
    }),
};

/** Groups of tests of few texts of which one holds another, so that tests repeat and imply one another. */
export const relatedTests: Subject = {
  ...subject,
  predicate: nested(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom<KqlExpression>(column('A'), column('A'), leaf),
          fc.constantFrom(
            ...(['contains', 'contains_cs', 'startswith', 'startswith_cs'] as const),
            ...(['endswith', 'endswith_cs', '=~', '=~', '==', '==', '=='] as const),
          ),
          fc.constantFrom('ab', 'AB', 'xab', 'abc', 'Abc', '\u00e9ab', '\u00c9ab'),
        )
        .map(([tested, operator, value]) => binary(tested, operator, text(value))),
      fc
        .tuple(
          fc.constantFrom('in' as const, 'in~' as const),
          fc.array(fc.constantFrom('ab', 'AB', 'abc', 'xab'), { minLength: 1, maxLength: 4 }),
        )
        .map(([operator, values]): KqlExpression => {
          return { kind: 'in', operator, left: column('A'), values: values.map(text) };
        }),
    ),
  ),
};

/** Groups of tests of texts that have complete terms, and of some that have none. */
export const termTests: Subject = {
  ...subject,
  predicate: nested(
    fc
      .tuple(
        fc.constantFrom<KqlExpression>(...fiveTimes(column('A')), column('B'), column('Computed')),
        fc.constantFrom(
          ...(['contains', 'contains_cs', 'startswith', 'endswith', 'endswith_cs', '=~', 'regex'] as const),
        ),
        fc.constantFrom(...fiveTimes('\\'), '.', '.', '', '\u00e9', '.x', '\\abc.'),
        fc.constantFrom('abc', 'foo', 'task', '123', 'exe', 'kab'),
        fc.constantFrom(...fiveTimes('.exe'), '\\', '.', '', '\u00e9', 'x.', '-foo.'),
      )
      .map(([tested, operator, ...parts]) =>
        operator === 'regex'
          ? binary(tested, 'matches regex', {
              kind: 'regex',
              value: `(?is)${parts[0] === '.' ? '^' : ''}${parts.slice(1).map(escapeRegex).join('.*')}.${escapeRegex(parts[0])}$`,
            })
          : binary(tested, operator, text(parts.join(''))),
      ),
  ),
};

/** What is drawn more often than the rest. */
export function fiveTimes<T>(item: T): readonly T[] {
  return Array<T>(5).fill(item);
}

/** Groups of a few tests inside groups, some of them under `not`. */
export function nested(test: fc.Arbitrary<KqlExpression>): fc.Arbitrary<KqlExpression> {
  const group = fc
    .tuple(
      fc.constantFrom('and' as const, 'or' as const, 'or' as const),
      fc.array(test, { minLength: 2, maxLength: 6 }),
    )
    .map(([kind, operands]): KqlExpression => ({ kind, operands }));
  const part = fc.oneof(
    { weight: 4, arbitrary: group },
    { weight: 1, arbitrary: test },
    { weight: 1, arbitrary: group.map((operand): KqlExpression => ({ kind: 'not', operand })) },
    {
      weight: 1,
      arbitrary: group.map((operand): KqlExpression => ({ kind: 'noted', note: 'selection', operand })),
    },
    { weight: 1, arbitrary: typed },
  );
  return fc
    .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(part, { minLength: 1, maxLength: 3 }))
    .map(([kind, operands]) => combine(kind, operands));
}
