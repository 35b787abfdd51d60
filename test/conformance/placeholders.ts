import type { PlaceholderContent } from '../../src/lower/index.ts';
import { reports, type Sentence } from './sentence.ts';

const raw = String.raw;

/** What the placeholders of the cases stand for. */
export const contents: ReadonlyMap<string, PlaceholderContent> = new Map<string, PlaceholderContent>([
  ['Servers', { kind: 'values', values: ['srv*', 'dc1'] }],
  ['One', { kind: 'values', values: ['one'] }],
  ['Flags', { kind: 'values', values: ['-a'] }],
  ['Networks', { kind: 'values', values: ['10.0.0.0/8', 'fc00::/7'] }],
  ['Empty', { kind: 'values', values: [] }],
  ['Watch', { kind: 'query-list', expression: "_GetWatchlist('w') | project SearchKey" }],
  ['Many', { kind: 'values', values: Array.from({ length: 50 }, (_, index) => `v${index}`) }],
]);

/** Placeholders and the modifier `expand`. */
export const placeholders: readonly Sentence[] = [
  {
    section: 'rules#placeholders',
    demands: 'Placeholders are replaced by values or patterns, linked with OR.',
    cases: [
      ["F|expand: '%Servers%'", 'F any [~ "srv*", ~ "dc1"]'],
      ["F|expand: '%One%'", 'F ~ "one"'],
      ["F|expand: 'a%One%b'", 'F ~ "aoneb"'],
      ["F|expand: '%One%%Servers%'", 'F any [~ "onesrv*", ~ "onedc1"]'],
      ["F|expand: ['%One%', '%Servers%']", 'F any [~ "one", ~ "srv*", ~ "dc1"]'],
      ["F|contains|expand: '%One%'", 'F ~ "*one*"'],
      ["F|expand|startswith: '%Servers%'", 'F any [~ "srv*", ~ "dc1*"]'],
      ["F|all|expand: ['%Servers%', x]", 'F any [~ "srv*", ~ "dc1"] and F ~ "x"'],
      ["F|expand|cidr: '%Networks%'", 'F any [in 10.0.0.0/8, in fc00::/7]'],
      ["F|expand|windash: '%Flags%'", 'F any [~ "-a", ~ "/a", ~ "–a", ~ "—a", ~ "―a"]'],
      ["F|windash|expand: '%Flags%'", 'F ~ "-a"'],
      ["F|expand|base64: '%One%'", 'F ~ "b25l"'],
      ["F|expand|base64: '%Servers%'", reports('encoding-wildcard')],
      ["'|expand': '%One%'", 'keywords ~ "one"'],
      ["F|cidr|expand: '%Networks%'", reports('modifier-order')],
      ["F|base64|expand: '%One%'", reports('modifier-order')],
      ["F|re|expand: '%One%'", reports('modifier-conflict')],
      ["F|expand: '%Many%%Many%'", reports('expansion-too-large')],
      ["F|expand: '%Empty%'", reports('placeholder-empty')],
    ],
  },
  {
    section: 'rules#placeholders',
    demands: 'Placeholders may be replaced by a query expression.',
    cases: [
      ["F|expand: '%Watch%'", "F in query(_GetWatchlist('w') | project SearchKey)"],
      ["F|cased|expand: '%Watch%'", "F in== query(_GetWatchlist('w') | project SearchKey)"],
      ["F|expand|neq: '%Watch%'", "not F in query(_GetWatchlist('w') | project SearchKey)"],
      ["F|expand: ['%Watch%', x]", `F any [in query(_GetWatchlist('w') | project SearchKey), ~ "x"]`],
      ["F|expand: 'a%Watch%'", reports('placeholder-query-list')],
      ["F|contains|expand: '%Watch%'", reports('placeholder-query-list')],
      ["F|expand|base64: '%Watch%'", reports('placeholder-query-list')],
      ["F|expand|cidr: '%Watch%'", reports('placeholder-query-list')],
      ["F|expand|windash: '%Watch%'", reports('placeholder-query-list')],
    ],
  },
  {
    section: 'rules#placeholders',
    demands: 'Placeholders are handled only with `expand`; a backslash makes a percent sign plain.',
    cases: [
      ["F: '%One%'", 'F ~ "%One%"'],
      [raw`F|expand: '\%plain%One%'`, 'F ~ "%plainone"'],
      [raw`F|expand: '100%'`, reports('placeholder-missing')],
      [raw`F|expand: 'x'`, reports('placeholder-missing')],
      [raw`F|expand: '%not a name%'`, reports('placeholder-missing')],
    ],
  },
  {
    section: 'rules#placeholders',
    demands: 'A tool that can not handle a placeholder must reject the rule.',
    cases: [
      ["F|expand: '%Unknown%'", reports('placeholder-unresolved')],
      ["F|contains|expand: 'a%Unknown%b'", reports('placeholder-unresolved')],
    ],
  },
];
