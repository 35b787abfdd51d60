import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { failures, type Data } from './check.ts';
import { example, rendered } from './examples.ts';
import { analyticsChecks, huntingChecks, textChecks } from './yaml-checks.ts';

const scheduled = parse(rendered('sentinel-yaml', example)) as Data;
const realTime = parse(rendered('sentinel-yaml', example, { kind: 'NRT' })) as Data;
const hunting = parse(rendered('hunting-yaml', example)) as Data;

describe('an analytics rule in YAML', () => {
  test('passes every check', () => {
    expect(failures(scheduled, analyticsChecks)).toEqual([]);
    expect(failures(realTime, analyticsChecks)).toEqual([]);
    expect(failures(rendered('sentinel-yaml', example), textChecks)).toEqual([]);
    expect(analyticsChecks.length).toBeGreaterThanOrEqual(50);
  });

  test.each(analyticsChecks)('is caught without $name', (check) => {
    expect(failures(check.broken(scheduled), analyticsChecks)).toContain(check.name);
  });

  test.each(textChecks)('is caught without $name', (check) => {
    expect(failures(check.broken(rendered('sentinel-yaml', example)), textChecks)).toContain(check.name);
  });
});

describe('a hunting query in YAML', () => {
  test('passes every check', () => {
    expect(failures(hunting, huntingChecks)).toEqual([]);
    expect(failures(rendered('hunting-yaml', example), textChecks)).toEqual([]);
  });

  test.each(huntingChecks)('is caught without $name', (check) => {
    expect(failures(check.broken(hunting), huntingChecks)).toContain(check.name);
  });
});
