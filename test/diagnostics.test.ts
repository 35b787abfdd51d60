import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue, positionAt } from '../src/diagnostics/index.ts';
import { codesWithCases, findingsUpTo, readCases } from './support/diagnostic-cases.ts';

const cases = readCases();

test('every code that the text of a rule can give has a case', () => {
  expect(cases.map(({ name }) => name)).toEqual([...codesWithCases].toSorted());
  expect(cases.length).toBeGreaterThanOrEqual(60);
});

test.each(cases)('$name', async ({ name, wrong, right, expected, setting }) => {
  expect(expected.code).toBe(name);
  expect(catalogue).toHaveProperty(name);
  const places = (await findingsUpTo(name, wrong, setting))
    .filter(({ code }) => code === name)
    .map(({ code, span }) => ({ code, ...positionAt(span.source, span.start) }));
  expect(places).toEqual([expected]);
  const after = await findingsUpTo(name, right, setting);
  expect(after.map(({ code }) => code)).not.toContain(name);
});

test('what is right for one code is not wrong for another stage', async () => {
  const found = cases.map(async ({ name, right, setting }) =>
    (await findingsUpTo(name, right, setting))
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => `${name}: ${code}`),
  );
  expect((await Promise.all(found)).flat()).toEqual([]);
});

test('every code without a case is in a test of its own', () => {
  const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && path !== 'diagnostics.test.ts')
    .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'));
  const withCase = new Set<string>(codesWithCases);
  const others = Object.keys(catalogue).filter((code) => !withCase.has(code));
  expect(others.length).toBeGreaterThanOrEqual(5);
  expect(others.filter((code) => !tests.some((text) => new RegExp(`\\b${code}\\b`).test(text)))).toEqual([]);
});
