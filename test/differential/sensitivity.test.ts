import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadMapping, targetNames } from '../../backends/kql/generated/index.ts';
import { yamlFiles } from '../support/files.ts';
import { compare } from './compare.ts';
import { readRule, subjectOf } from './subject.ts';

const rules = yamlFiles(join(import.meta.dirname, '../../rules')).flatMap(
  (path) => readRule(path, readFileSync(path, 'utf8')) ?? [],
);
const mappings = (await Promise.all(targetNames.map(loadMapping))).filter((mapping) => mapping !== undefined);
const subjects = mappings.flatMap((mapping) => rules.flatMap((rule) => subjectOf(rule, mapping) ?? []));

test('the rules of this repository mean on each target what they say', () => {
  expect(subjects.length).toBeGreaterThanOrEqual(20);
  const differences = subjects.flatMap((subject) => compare(subject, 60).differences);
  const unexplained = differences.filter(
    ({ subject, direction }) => !subject.effects.has(direction) && !subject.effects.has('different'),
  );
  expect(unexplained).toEqual([]);
});

/** Mistakes that a backend could make, as changes to the text of its queries. */
test.each([
  ['the end for any place', ' contains ', ' endswith '],
  ['any place for the end', ' endswith ', ' contains '],
  ['a whole term for any text', ' contains ', ' has '],
  ['case heeded in comparisons', ' endswith ', ' endswith_cs '],
  ['case heeded in lists', ' in~ ', ' in '],
  ['a negation lost', 'not(', '('],
  ['or for and', ' and ', ' or '],
  ['and for or', ' or ', ' and '],
  ['a backslash lost', '"\\\\', '"'],
])('a mistake is noticed: %s', (_, right, wrong) => {
  const mistaken = subjects.filter(({ query }) => query.includes(right));
  const noticed = mistaken.filter((subject) => {
    const query = subject.query.replaceAll(right, wrong);
    return compare({ ...subject, query, compiled: subject.compile(query) }, 60).differences.some(
      ({ direction }) => !subject.effects.has(direction),
    );
  });
  expect(noticed.length).toBeGreaterThan(0);
});
