import { describe, expect, test } from 'vitest';
import { armChecks, fitsSchema, misshapen, propertiesOf, type Template } from './arm-checks.ts';
import { failures } from './check.ts';
import { example, rendered } from './examples.ts';

const template = JSON.parse(rendered('sentinel-arm', example)) as Template;

describe('an ARM template', () => {
  test('passes every check', () => {
    expect(failures(template, armChecks)).toEqual([]);
  });

  test('passes every check in near real time, and with sub-techniques in a preview version', () => {
    const realTime = JSON.parse(rendered('sentinel-arm', example, { kind: 'NRT' })) as Template;
    expect(failures(realTime, armChecks)).toEqual([]);
    expect(realTime.resources[0]).toMatchObject({ kind: 'NRT', apiVersion: '2025-07-01-preview' });
    expect(propertiesOf(realTime)).toMatchObject({ techniques: ['T1059'], subTechniques: ['T1059.001'] });

    const preview = rendered('sentinel-arm', example, { apiVersion: '2025-10-01-preview' });
    expect(failures(JSON.parse(preview) as Template, armChecks)).toEqual([]);
  });

  test.each(armChecks)('is caught without $name', (check) => {
    expect(failures(check.broken(template), armChecks)).toContain(check.name);
  });

  test.each(misshapen)('does not fit the schema with $name', ({ broken }) => {
    expect(fitsSchema(broken(template))).toBe(false);
  });
});
