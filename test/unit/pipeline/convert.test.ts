import { describe, expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

async function convert(
  text: string,
  target = 'native',
): Promise<readonly [string, string, readonly string[]]> {
  const { converter } = await createConverter({ targets: [target] });
  const result = converter?.convert({ path: 'rule.yml', text }).at(-1);
  const messages = result?.diagnostics.map(({ code, message }) => `${code}: ${message}`) ?? [];
  return [result?.verdict ?? '', result?.queries[0]?.kql ?? '', messages];
}

function rule(item: string, logsource = 'category: network_connection'): string {
  return `title: A rule\nlogsource: { product: windows, ${logsource} }\ndetection:\n  s:\n    ${item}\n  condition: s\n`;
}

describe('what an address or an absent field must not match', () => {
  test.each([
    [
      'an IPv4 address is in no IPv6 network',
      "DestinationIp|cidr: '::/64'",
      'DestinationIp contains ":" and coalesce(',
    ],
    ['other IPv6 networks need no care', "DestinationIp|cidr: 'fe80::/10'", '| where coalesce('],
    [
      'an absent field has no text, not even an empty one',
      "Image|re: '^[^a]*$'",
      'isnotempty(Image) and Image matches regex',
    ],
    ['a regex that needs a character needs no care', "Image|re: 'a+'", '| where Image matches regex'],
  ])('%s', async (_name, item, expected) => {
    expect((await convert(rule(item)))[1]).toContain(expected);
  });
});

test('names that are nearly right are suggested', async () => {
  expect((await convert(rule('Imagee: a')))[2].join()).toContain('Did you mean `Image`?');
  expect((await convert(rule('Image: a', 'category: network_conection')))[2].join()).toContain(
    'Did you mean `network_connection`?',
  );
});

test('a condition that multiplies its search identifiers is refused before it fills the memory', async () => {
  const identifiers = Array.from({ length: 1000 }, (_, index) => `  s${index}: { Image: v${index} }`).join(
    '\n',
  );
  const condition = Array.from({ length: 1000 }, () => '1 of s*').join(' or ');
  const text = `title: A rule\nlogsource: { product: windows, category: process_creation }\ndetection:\n${identifiers}\n  condition: ${condition}\n`;
  const [verdict, query, messages] = await convert(text);
  expect([verdict, query]).toEqual(['refused', '']);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(/^expansion-too-large: /);
});

test('one event alone is no sequence of two', async () => {
  const text = `${rule('Image: a').replace('title: A rule', 'title: A rule\nname: twice')}---
title: Twice
correlation:
  type: temporal_ordered
  rules: [twice, twice]
  group-by: [User]
  timespan: 5m
`;
  expect((await convert(text))[1]).toContain('Time2 > Time1');
});

describe('correlations', () => {
  const count = (rules: string): string =>
    `---\ntitle: Many\ncorrelation: { type: event_count, rules: [${rules}], timespan: 5m, condition: { gte: 5 } }\n`;
  const named = (name: string, text = rule('Image: a')): string => text.replace('\n', `\nname: ${name}\n`);

  const many = (rules: string, bound: string, name: string): string =>
    `title: ${name}\nname: ${name}\ncorrelation: { type: event_count, rules: [${rules}], group-by: [User], timespan: 5m, condition: { ${bound} } }\n`;

  test.each([
    [['failed', 'Failed'], 'failed', ['without', 'with', 'with']],
    [['failed', 'Failed'], 'Failed', ['with', 'without', 'with']],
    [['Failed'], 'failed', ['with', 'without']],
    [['failed', 'failed'], 'failed', ['with', 'with', 'without']],
  ])('of the rules %j take the query of %s and of no other', async (names, reference, expected) => {
    const { converter } = await createConverter({ targets: ['native'] });
    const text = names.map((name) => named(name)).join('---\n') + count(reference);
    const results = converter?.convert({ path: 'rule.yml', text }) ?? [];
    expect(results.map(({ queries }) => (queries.length > 0 ? 'with' : 'without'))).toEqual(expected);
  });

  test.each([
    [
      'of which none is deployed',
      [many('base', 'lt: 1', 'a'), many('base', 'lt: 1', 'b')],
      'rrr nothing a b',
    ],
    [
      'of which one is deployed',
      [many('base', 'lt: 1', 'a'), many('base', 'gte: 5', 'b')],
      'ere correlation',
    ],
    ['that serve one that is not', [many('base', 'gte: 5', 'a'), many('a', 'lt: 1', 'b')], 'rrr nothing a'],
    ['that serve one that is', [many('base', 'gte: 5', 'a'), many('a', 'gte: 5', 'b')], 'eee correlation'],
  ])('%s leave the rule that they use refused, or have it', async (_name, correlations, expected) => {
    const { converter } = await createConverter({ targets: ['native'] });
    const text = [named('base'), ...correlations].join('---\n');
    const results = converter?.convert({ path: 'rule.yml', text }) ?? [];
    const serving = results[0]?.diagnostics.find(({ code }) => code.startsWith('rule-serves'));
    const others = serving?.related?.map(({ span }) => text.slice(span.start, span.end)) ?? [];
    const verdicts = results.map(({ verdict }) => verdict.charAt(0)).join('');
    expect([verdicts, serving?.code.slice('rule-serves-'.length), ...others].join(' ')).toBe(expected);
  });

  test('differ from a rule of another taxonomy as its own query does', async () => {
    const { converter } = await createConverter({ targets: ['native'] });
    const text = `${named('base').replace('\n', '\ntaxonomy: mycompany\n')}${count('base')}`;
    const results = converter?.convert({ path: 'rule.yml', text }) ?? [];
    expect(results.map(({ verdict }) => verdict)).toEqual(['approximate', 'approximate']);
  });

  test('are held by the first target that holds their rules within what is accepted', async () => {
    const { converter } = await createConverter({ targets: ['asim', 'native'], loss: 'never' });
    const text = `${named('base')}${count('base')}`;
    const results = converter?.convert({ path: 'rule.yml', text }) ?? [];
    expect(results.map(({ verdict, target }) => [verdict, target])).toEqual([
      ['exact', 'native'],
      ['exact', 'native'],
    ]);
  });
});
