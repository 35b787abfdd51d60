import type {
  ConvertedTest,
  ExplainedClause,
  ExplainedConversion,
  ExplainedPlace,
  Explanation,
} from '../../../index.ts';
import {
  code,
  codes,
  joined,
  line,
  lineBreak,
  paragraph,
  type Block,
  type Inline,
  type Section,
} from '../page/blocks.ts';

/** The query, what it needs, and how each test of the rule came to be part of it. */
export function conversionSections({ header, serves, conversion }: Explanation): readonly Section[] {
  const { tests, implied } = conversion;
  const sections = [querySection(conversion, serves), ...dataSourceSection(conversion)];
  if (tests.length === 0) return sections;
  const added = implied.map(impliedLine);
  return [
    ...sections,
    {
      heading: 'From Sigma to KQL',
      blocks: [
        ...(added.length === 0
          ? []
          : [paragraph('The log source adds:'), { kind: 'list' as const, items: added }]),
        paragraph('A difference is named at the first test that it concerns.'),
        ...tests.flatMap((test) => testBlocks(test, header.path)),
      ],
    },
  ];
}

function querySection(
  { verdict, target, query, findings }: ExplainedConversion,
  serves: readonly string[],
): Section {
  const effects = findings.filter(({ effect }) => effect !== undefined);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const items = [...errors, ...effects].map(({ message }) => line(message));
  const verdictText = target === undefined ? verdict : `${verdict} (${target})`;
  return {
    heading: 'Query',
    blocks: [
      paragraph('Verdict: ', { kind: 'strong', text: verdictText }),
      ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
      ...(serves.length === 0
        ? []
        : [paragraph(`No query of its own: it only serves ${correlationsText(serves)}.`)]),
      ...(query === undefined ? [] : [{ kind: 'code' as const, language: 'kql' as const, text: query }]),
    ],
  };
}

function correlationsText(titles: readonly string[]): string {
  return `${titles.length === 1 ? 'the correlation' : 'the correlations'} ${titles.join(', ')}`;
}

function dataSourceSection({ dataSources }: ExplainedConversion): readonly Section[] {
  if (dataSources.length === 0) return [];
  const rows = dataSources.map(({ table, connectors, columns }) => [
    line(code(table)),
    connectors.length === 0 ? line('any that fills it') : line(connectors.join(', ')),
    codes(columns),
  ]);
  return [
    {
      heading: 'Required data sources',
      blocks: [
        { kind: 'table', head: ['Table or parser', 'Connector', 'Columns that the query reads'], rows },
      ],
    },
  ];
}

function testBlocks(
  { selection, sigma, place, negated, clauses, losses }: ConvertedTest,
  rulePath: string,
): readonly Block[] {
  const written = sigma.split('\n').map((text) => [code(text)]);
  const facts: (readonly [string, Inline])[] = [['Sigma', joined(written, lineBreak)]];
  if (clauses.length === 0) facts.push(['KQL', line(settled)]);
  for (const { kql } of clauses) facts.push(['KQL', line(code(kql))]);
  const columns = [...new Set(clauses.flatMap((clause) => clause.columns))];
  if (columns.length > 0) facts.push([columns.length === 1 ? 'Column' : 'Columns', codes(columns)]);
  const because = new Map(clauses.flatMap(({ mappings }) => mappings).map((each) => [placeText(each), each]));
  if (because.size > 0) facts.push(['Mapping', codes([...because.keys()])]);
  for (const { message } of losses) facts.push(['Difference', line(message)]);
  // Of a filter, which has lines of its own.
  const where = place.path === rulePath ? [`line ${place.line}`] : [code(placeText(place))];
  const polarity = negated ? ' (excluded)' : '';
  return [paragraph({ kind: 'strong', text: selection }, polarity, ', ', ...where), { kind: 'facts', facts }];
}

/** Of tests that are the same for every row, such as one on a field that the table holds constant. */
const settled = 'no clause: the mapping settles this test for every event of the table';

function impliedLine({ kql, mappings }: ExplainedClause): Inline {
  const places = joined(
    mappings.map((place) => [code(placeText(place))]),
    ', ',
  );
  return mappings.length === 0 ? line(code(kql)) : line(code(kql), ' by ', ...places);
}

function placeText({ path, line: number }: ExplainedPlace): string {
  return `${path}:${number}`;
}
