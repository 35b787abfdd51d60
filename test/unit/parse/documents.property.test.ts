import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue, Diagnostics } from '../../../src/diagnostics/index.ts';
import { parseDocuments } from '../../../src/parse/index.ts';
import { ruleWithCondition } from '../../support/parsing.ts';

const runs = 1_000;

const seeds: readonly string[] = [
  ruleWithCondition('selection and not 1 of filter_*'),
  'title: t\ncorrelation:\n  type: value_count\n  rules: [a]\n  group-by: [b]\n  timespan: 5m\n  condition: {field: c, gte: 3}\n',
  "title: t\nlogsource: {product: p}\nfilter:\n  rules: any\n  selection: {a: '1', b|contains: [x, y]}\n  condition: selection\n",
  'action: global\ntitle: t\nx: &x {a: 1}\n---\n<<: *x\nlogsource: {product: p}\ndetection: {s: {a: b}, condition: s | count() > 5}\n',
];

const nasty = fc.constantFrom(
  ':',
  ': ',
  '- ',
  '\n',
  '\n  ',
  '\t',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '!!x ',
  '|',
  '>',
  '#',
  '%',
  '---\n',
  '<<: ',
  '\u0000',
  '\uFEFF',
  '\r\n',
  '(',
  ')',
  '? ',
  'null',
  '~',
  '0x1',
  '\ud800',
  'detection:',
  'condition:',
);

interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly text: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(400),
  cut: fc.nat(8),
  text: fc.oneof(nasty, fc.string({ maxLength: 5 })),
});

function apply(text: string, { at, cut, text: inserted }: Edit): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + inserted + text.slice(from + cut);
}

/** What must not be: a text left out without a reason, a finding without an entry, a span out of the source. */
function problemsWith(text: string): readonly string[] {
  const source = { path: 'rule.yml', text };
  const diagnostics = new Diagnostics();
  const documents = parseDocuments(source, diagnostics);
  const problems = diagnostics.list.filter(({ code, span }) => {
    const inside = span.source === source && span.start >= 0 && span.start <= span.end;
    return !(code in catalogue) || !inside || span.start > text.length;
  });
  const silent = documents.length === 0 && !diagnostics.hasErrors();
  return [...problems.map(({ code }) => code), ...(silent ? ['nothing said'] : [])];
}

test(`a damaged document never stops the parser (${runs} runs)`, () => {
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 6 }), (seed, edits) => {
      expect(problemsWith(edits.reduce(apply, seed))).toEqual([]);
    }),
    { numRuns: runs },
  );
}, 60_000);

test(`any text is read or refused (${runs} runs)`, () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(nasty).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (input) => {
      expect(problemsWith(input)).toEqual([]);
    }),
    { numRuns: runs },
  );
}, 60_000);
