import { expect, test } from 'vitest';
import { catalogue, positionAt } from '../src/diagnostics/index.ts';
import { codesWithCases, findingsUpTo, readCases } from './support/diagnostic-cases.ts';

const cases = readCases();

test('every code that the text of a rule can give has a case', () => {
  expect(cases.map(({ name }) => name)).toEqual([...codesWithCases].toSorted());
  expect(cases.length).toBeGreaterThanOrEqual(60);
});

test.each(cases)('$name', ({ name, wrong, right, expected }) => {
  expect(expected.code).toBe(name);
  expect(catalogue).toHaveProperty(name);
  const places = findingsUpTo(name, wrong)
    .filter(({ code }) => code === name)
    .map(({ code, span }) => ({ code, ...positionAt(span.source, span.start) }));
  expect(places).toEqual([expected]);
  expect(findingsUpTo(name, right).map(({ code }) => code)).not.toContain(name);
});

test('what is right for one code is not wrong for another stage', () => {
  const errors = cases.flatMap(({ name, right }) =>
    findingsUpTo(name, right)
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => `${name}: ${code}`),
  );
  expect(errors).toEqual([]);
});
