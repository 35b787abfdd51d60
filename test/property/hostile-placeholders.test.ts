import { describe, expect, test } from 'vitest';
import { createConverter, type Source } from '../../src/index.ts';
import { kusto, literals, shape } from '../support/kusto.ts';
import { hostileTexts, shapeOf } from './hostile.ts';

/** Making a converter for a file takes a few milliseconds, so that a part of the texts has to do. */
const someTexts = hostileTexts.filter((_, index) => index % 2 === 0);

describe('what a placeholder stands for never changes the structure of a query', () => {
  test('names: they are plain, or the text is no placeholder but a value', async () => {
    const { converter } = await createConverter({ targets: ['asim'] });
    const queryOf = (name: string): string =>
      converter?.convert({ path: 'rule.yml', text: rule(`%${name}%`) })[0]?.queries[0]?.kql ?? '';
    const [lookup, value] = [shapeOf(queryOf('plain')), shapeOf(queryOf(' '))];
    expect(lookup).not.toBe(value);
    for (const name of hostileTexts) {
      const query = queryOf(name);
      const isPlain = /^\w+$/.test(name);
      expect(shapeOf(query)).toBe(isPlain ? lookup : value);
      expect(literals(query)).toContain(isPlain ? name : `%${name}%`.replaceAll('\\\\', '\\'));
    }
  });

  test('values in YAML and in CSV', async () => {
    const plain = shapeOf(await queryWith(yaml('plain')));
    for (const value of someTexts) {
      for (const list of [yaml(value), csv(value)]) {
        const query = await queryWith(list);
        expect(shapeOf(query)).toBe(plain);
        expect(literals(query)).toContain(value);
      }
    }
  });

  test('expressions: they are refused, or the query is wrong, or they stay between their brackets', async () => {
    const inPlain = await queryWith(yaml({ kql: 'T | project A' }));
    const outcomes = { refused: 0, wrong: 0, inside: 0, outside: 0 };
    for (const text of someTexts) {
      const kql = `T | where A == ${text}`.trim();
      const query = await queryWith(yaml({ kql }));
      const expected = shape(inPlain).replace(innerShape('T | project A'), () => innerShape(kql));
      if (query === '') outcomes.refused += 1;
      else if (kusto.parse(query).diagnostics.length > 0) outcomes.wrong += 1;
      else if (kusto.parse(kql).diagnostics.length === 0 && shape(query) === expected) outcomes.inside += 1;
      else outcomes.outside += 1;
    }
    expect(outcomes.outside).toBe(0);
    expect(Math.min(outcomes.refused, outcomes.wrong, outcomes.inside)).toBeGreaterThan(10);
  });
});

/** The shape of an expression that is a query of its own, without what stands around it. */
function innerShape(kql: string): string {
  return shape(kql).replace(/^\(QueryBlock \(List \(ExpressionStatement (.*)\)\)\)$/s, '$1');
}

/** A rule whose placeholder stands between two other tests. */
function rule(value: string): string {
  return JSON.stringify({
    title: 'A rule',
    logsource: { category: 'process_creation', product: 'windows' },
    detection: {
      one: { Image: 'first', 'CommandLine|expand': value, ParentImage: 'last' },
      condition: 'one',
    },
  });
}

function yaml(content: unknown): Source {
  return { path: 'lists.yml', text: JSON.stringify({ list: content }) };
}

function csv(value: string): Source {
  return { path: 'lists.csv', text: `list\n"${value.replaceAll('"', '""')}"\n` };
}

/** The query of a rule with `%list%`; empty if the file is refused. */
async function queryWith(list: Source): Promise<string> {
  const { converter } = await createConverter({ targets: ['asim'], placeholderLists: [list] });
  return converter?.convert({ path: 'rule.yml', text: rule('%list%') })[0]?.queries[0]?.kql ?? '';
}
