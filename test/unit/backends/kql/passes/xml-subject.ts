import fc from 'fast-check';
import type { KqlExpression, Query } from '../../../../../backends/kql/ast.ts';
import { binary, call, column, number, text } from '../../../../../backends/kql/build.ts';
import { xmlText } from '../../../../../backends/kql/emit/functions.ts';
import { escapeRegex } from '../../../../../backends/kql/emit/pattern.ts';
import { escapeXml } from '../../../../../backends/kql/ingest/event-xml.ts';
import type { Subject } from './equivalence.ts';
import { fiveTimes, nested, subject } from './subject.ts';

/** Texts around a term; most of them bound it, some only in the XML or only in the text. */
const before = [...fiveTimes('\\'), '&', '<', '>', '"', "'", '&amp;', '&lt', ';', '_', '', 'x', '\u00e9'];
const after = [...fiveTimes('.'), '&', '<', '>', '"', "'", '&amp;', ';', '_', '', 'x', '\u00e9', ' foo'];

const tests = fc
  .tuple(
    fc.constantFrom<KqlExpression>(...fiveTimes(column('A')), column('B'), column('Computed')),
    fc.constantFrom(
      ...(['contains', 'contains_cs', 'startswith', 'endswith', 'endswith_cs', '=~', '==', 'regex'] as const),
    ),
    fc.constantFrom(...before),
    fc.constantFrom('abc', 'foo', 'task', '123', 'amp', 'quot'),
    fc.constantFrom(...after),
  )
  .map(([tested, operator, start, term, end]) =>
    operator === 'regex'
      ? binary(tested, 'matches regex', {
          kind: 'regex',
          value: `(?is)${escapeRegex(start + term + end)}.*$`,
        })
      : binary(tested, operator, text(start + term + end)),
  );

const lists = fc
  .tuple(
    fc.constantFrom(column('A'), column('B')),
    fc.array(
      fc.constantFrom(...before).map((start) => `${start}task.exe`),
      { minLength: 2, maxLength: 4 },
    ),
  )
  .map(([left, values]): KqlExpression => ({ kind: 'in', operator: 'in~', left, values: values.map(text) }));

/** Groups of tests of columns that are read out of the XML of an event, and of one that is made of both. */
export const xmlTests: Subject = {
  catalog: {
    tables: new Map([
      [
        'T',
        {
          name: 'T',
          columns: new Map([
            ['Id', 'string'],
            ['EventData', 'string'],
            ['N', 'int'],
            ['U', 'bool'],
            ['D', 'dynamic'],
          ]),
        },
      ],
    ]),
    functions: new Map(),
  },
  query,
  predicate: nested(fc.oneof({ weight: 4, arbitrary: tests }, { weight: 1, arbitrary: lists })),
  row: (literals) =>
    fc
      .tuple(subject.row(literals), fc.constantFrom(escapeXml, escapeAll), fc.constantFrom('"', "'"))
      .map(([{ A, B, ...others }, escape, mark]) => ({
        ...others,
        EventData: `<EventData>${dataElement('A', escape(String(A)), mark)}${dataElement('B', escape(String(B)), mark)}</EventData>`,
      })),
};

function query(predicate: KqlExpression): Query {
  return {
    functions: [xmlText],
    lets: [],
    body: {
      source: { kind: 'name', name: 'T' },
      operators: [
        { kind: 'extend', columns: [{ name: 'A', value: read('A') }] },
        { kind: 'extend', columns: [{ name: 'B', value: read('B') }] },
        {
          kind: 'extend',
          columns: [{ name: 'Computed', value: call('strcat', column('A'), text('.'), column('B')) }],
        },
        { kind: 'where', predicate },
      ],
    },
  };
}

function read(name: string): KqlExpression {
  const pattern = { kind: 'regex', value: `<Data Name=["']${name}["']>([^<]*)</Data>` } as const;
  return call(xmlText.name, call('extract', pattern, number(1), column('EventData')));
}

function dataElement(name: string, content: string, mark: string): string {
  return `<Data Name=${mark}${name}${mark}>${content}</Data>`;
}

function escapeAll(value: string): string {
  return escapeXml(value).replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}
