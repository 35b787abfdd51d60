import { id, rule, type Files, type Kind } from './kind.ts';

const base = rule('selection:\n  EventID: 4625\ncondition: selection', {
  title: 'Failed Logon',
  id: id('1'),
  logsource: '{ product: windows, service: security }',
});
const correlation = `title: Many Failed Logons
id: ${id('2')}
status: test
level: high
correlation:
  type: event_count
  rules: [${id('1')}]
  group-by: [TargetUserName]
  timespan: 5m
  condition: { gte: 10 }
`;

/** Changes of correlations and of the rules that they use. */
export const correlationKinds: readonly Kind[] = [
  change('the threshold of a correlation rises', 'gte: 10', 'gte: 20', 'threshold >= 10 → >= 20', 'narrower'),
  change(
    'the time span of a correlation grows',
    'timespan: 5m',
    'timespan: 10m',
    'time span 5m → 10m',
    'wider',
  ),
  change(
    'the keys of a correlation are others',
    '[TargetUserName]',
    '[IpAddress]',
    'grouped by TargetUserName → IpAddress',
    'unknown',
  ),
  {
    name: 'a rule that a correlation uses is changed',
    before: both(base, correlation),
    after: both(base.replace('EventID: 4625', 'EventID: [4625, 4771]'), correlation),
    expected: [
      {
        outcome: 'wider',
        relation: 'wider',
        causes: ['related-rule'],
        notes: ['correlated-rule-changed'],
        words: ['EventID is 4771'],
      },
      { outcome: 'unconverted', causes: ['rule'], notes: ['value-added'] },
    ],
  },
  {
    name: 'a correlation is commented',
    before: both(base, correlation),
    after: both(base, `# tuned\n${correlation}`),
    expected: [{ outcome: 'equal', relation: 'equal' }],
  },
  {
    name: 'a correlation takes over a rule',
    before: { 'base.yml': base },
    after: both(base, correlation),
    expected: [{ outcome: 'removed', causes: ['related-rule'] }, { outcome: 'added' }],
  },
  {
    name: 'a correlation wants the hits of its rule as well',
    before: both(base, correlation),
    after: both(base, correlation.replace('timespan: 5m', 'timespan: 5m\n  generate: true')),
    expected: [
      { outcome: 'converts', causes: ['related-rule'] },
      { outcome: 'equal', relation: 'equal' },
    ],
  },
  {
    name: 'the rule of a correlation is deleted',
    before: both(base, correlation),
    after: { 'many.yml': correlation },
    expected: [
      { outcome: 'invalid', causes: ['related-rule'] },
      { outcome: 'unconverted', events: ['removed'] },
    ],
  },
];

function both(rule: string, other: string): Files {
  return { 'base.yml': rule, 'many.yml': other };
}

function change(
  name: string,
  from: string,
  to: string,
  words: string,
  relation: 'narrower' | 'wider' | 'unknown',
): Kind {
  return {
    name,
    before: both(base, correlation),
    after: both(base, correlation.replace(from, to)),
    expected: [{ outcome: relation, relation, notes: ['correlation-changed'], words: [words] }],
  };
}
