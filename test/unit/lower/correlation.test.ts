import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { CorrelationRule } from '../../../src/ir/index.ts';
import { indexRules, lowerCorrelation } from '../../../src/lower/index.ts';
import { parseDocuments } from '../../../src/parse/index.ts';

const bases = `
title: A
id: 5638f7c0-ac70-491d-8465-2a65075e0d86
name: a
logsource: {category: test}
detection: {selection: {F: 1}, condition: selection}
---
title: B
name: b
logsource: {category: test}
detection: {selection: {G: 1}, condition: selection}
---
title: Broken
name: broken
logsource: {category: test}
detection: {selection: {G|nope: 1}, condition: selection}
---
title: Twice
name: twice
logsource: {category: test}
detection: {selection: {G: 1}, condition: selection}
---
title: Twice
name: twice
logsource: {category: test}
detection: {selection: {G: 1}, condition: selection}
---
title: Chain
name: chain
correlation: {type: event_count, rules: [a], group-by: [User], timespan: 10m, condition: {gte: 10}}
---
title: Round
name: round
correlation: {type: temporal, rules: [a, round2], group-by: [User], timespan: 10m}
---
title: Round2
name: round2
correlation: {type: temporal, rules: [b, round], group-by: [User], timespan: 10m}
`;

function lower(correlation: string): { rule: CorrelationRule | undefined; codes: string[] } {
  const diagnostics = new Diagnostics();
  const text = `title: C\ncorrelation: ${correlation}\n---${bases}`;
  const documents = parseDocuments({ path: 'c.yml', text }, new Diagnostics());
  const [document] = documents;
  if (document?.kind !== 'correlation') throw new Error('no correlation');
  const rule = lowerCorrelation(document, diagnostics, { index: indexRules(documents) });
  return { rule, codes: diagnostics.list.map(({ code }) => code) };
}

describe('a correlation', () => {
  it('resolves rules by id and by name', () => {
    const { rule, codes } = lower(
      '{type: event_count, rules: [5638F7C0-AC70-491D-8465-2A65075E0D86, b], group-by: [User], timespan: 1h, condition: {gt: 5, lte: 9}}',
    );
    expect(codes).toEqual([]);
    expect(rule).toMatchObject({
      type: 'event_count',
      rules: [
        { rule: { metadata: { title: 'A' } }, groupBy: ['User'], fields: [] },
        { reference: 'b', rule: { metadata: { title: 'B' } }, groupBy: ['User'] },
      ],
      timespan: { seconds: 3600 },
      condition: {
        kind: 'threshold',
        comparisons: [
          { operator: '>', value: 5 },
          { operator: '<=', value: 9 },
        ],
      },
      generate: false,
    });
  });

  it('needs every rule of a temporal correlation without a condition', () => {
    const { rule } = lower('{type: temporal_ordered, rules: [a, b], group-by: [User], timespan: 1h}');
    expect(rule?.condition).toMatchObject({
      kind: 'rules',
      expression: { kind: 'and', operands: [{ index: 0 }, { index: 1 }] },
    });
  });

  it('reads an extended temporal condition', () => {
    const { rule } = lower(
      '{type: temporal, rules: [a, b], group-by: [User], timespan: 1h, condition: a and not b}',
    );
    expect(rule?.condition).toMatchObject({
      expression: { kind: 'and', operands: [{ index: 0 }, { kind: 'not', operand: { index: 1 } }] },
    });
  });

  it('resolves aliases per rule', () => {
    const { rule } = lower(
      '{type: temporal, rules: [a, b], group-by: [ip, User], timespan: 10s, aliases: {ip: {a: SourceIp, b: DestinationIp}}}',
    );
    expect(rule?.rules.map(({ groupBy }) => groupBy)).toEqual([
      ['SourceIp', 'User'],
      ['DestinationIp', 'User'],
    ]);
  });

  it('can refer to a correlation', () => {
    const { rule } = lower('{type: temporal_ordered, rules: [chain, b], group-by: [User], timespan: 1h}');
    expect(rule?.rules[0]?.rule).toMatchObject({ kind: 'correlation', type: 'event_count' });
  });

  it.each([
    ['{type: temporal, rules: [a, nobody], timespan: 1h}', 'correlation-rule-missing'],
    ['{type: temporal, rules: [a, twice], timespan: 1h}', 'correlation-rule-ambiguous'],
    ['{type: temporal, rules: [a, broken], timespan: 1h}', 'correlation-rule-invalid'],
    ['{type: temporal, rules: [a, round], timespan: 1h}', 'correlation-rule-invalid'],
    [
      '{type: temporal, rules: [a], group-by: [x], timespan: 1h, aliases: {x: {a: F, b: G}}}',
      'correlation-alias-rule',
    ],
    [
      '{type: temporal, rules: [a, b], group-by: [x], timespan: 1h, aliases: {x: {a: F}}}',
      'correlation-alias-incomplete',
    ],
    ['{type: temporal, rules: [a, b], timespan: 1h, condition: a and chain}', 'correlation-condition-rule'],
    ['{type: temporal, rules: [a, b], timespan: 1h, condition: 1 of them}', 'correlation-condition-rule'],
  ])('%s is refused: %s', (correlation, code) => {
    expect(lower(correlation)).toEqual({ rule: undefined, codes: [code] });
  });

  it('notices a circle', () => {
    const diagnostics = new Diagnostics();
    const documents = parseDocuments({ path: 'c.yml', text: bases }, new Diagnostics());
    const round = documents.find(({ metadata }) => metadata.name?.value === 'round');
    if (round?.kind !== 'correlation') throw new Error('no correlation');
    expect(lowerCorrelation(round, diagnostics, { index: indexRules(documents) })).toBeUndefined();
    expect(diagnostics.list[0]?.related?.[0]?.message).toContain('refers back');
  });
});
