import { describe, expect, test } from 'vitest';
import { columnType, type ScalarType } from '../../../../../src/schema/index.ts';
import { catalogs } from '../../../../support/kusto.ts';

test('sizes of the catalogues', () => {
  expect(catalogs.asim.functions.size).toBe(56);
  expect(catalogs.xdr.tables.size).toBe(38);
  expect(catalogs.sentinel.tables.size).toBeGreaterThanOrEqual(936);
});

describe('columns', () => {
  test.each<[keyof typeof catalogs, string, string, ScalarType | undefined]>([
    ['sentinel', 'SecurityEvent', 'EventID', 'int'],
    ['sentinel', 'SecurityEvent', 'TimeGenerated', 'datetime'],
    ['sentinel', 'SecurityEvent', '_ResourceId', 'string'],
    ['sentinel', 'DeviceProcessEvents', 'TimeGenerated', 'datetime'],
    ['sentinel', 'AzureDiagnostics', '...', undefined],
    ['xdr', 'DeviceProcessEvents', 'Timestamp', 'datetime'],
    ['xdr', 'DeviceProcessEvents', 'TimeGenerated', undefined],
    ['xdr', 'DeviceEvents', 'InitiatingProcessVersionInfoInternalFileName', 'string'],
    ['asim', 'imNetworkSession', 'DstPortNumber', 'int'],
    ['asim', '_ASim_NetworkSession', 'AdditionalFields', 'dynamic'],
  ])('%s %s.%s is %s', (catalog, source, column, type) => {
    expect(columnType(catalogs[catalog], source, column)).toBe(type);
  });
});

test('filtering parsers have parameters, parameterless parsers only pack', () => {
  const parameters = (name: string): readonly string[] | undefined =>
    catalogs.asim.functions.get(name)?.parameters.map((parameter) => parameter.name);
  expect(parameters('imDns')).toContain('domain_has_any');
  expect(parameters('_ASim_Dns')).toEqual(['pack']);
  expect(catalogs.asim.functions.get('imDns')?.parameters[0]).toEqual({
    name: 'starttime',
    type: 'datetime',
    defaultValue: 'datetime(null)',
  });
});
