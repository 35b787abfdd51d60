import { describe, expect, test } from 'vitest';
import { createConverter, type WindowsEvents } from '../../src/index.ts';
import { findings } from '../support/kusto.ts';

const system = 'logsource: { product: windows, service: system }';
const security = 'logsource: { product: windows, service: security }';
const process = 'logsource: { product: windows, category: process_creation }';

describe('where Windows channels are looked for', () => {
  test.each<[WindowsEvents, string, string, string]>([
    ['auto', system, 'Provider_Name: Service Control Manager', 'Event'],
    ['event', system, 'Provider_Name: Service Control Manager', 'Event'],
    ['windowsevent', system, 'Provider_Name: Service Control Manager', 'WindowsEvent'],
    ['auto', security, 'EventID: 4625', 'SecurityEvent'],
    ['windowsevent', security, 'EventID: 4625', 'SecurityEvent'],
    ['auto', process, 'Image: a.exe', 'Event'],
    ['windowsevent', process, 'Image: a.exe', 'WindowsEvent'],
    ['securityevent', process, 'Image: a.exe', 'SecurityEvent'],
  ])('%s: %s with %s is in %s', async (windowsEvents, logsource, item, table) => {
    const { converter } = await createConverter({ targets: ['native'], windowsEvents });
    const text = `title: A\n${logsource}\ndetection:\n  selection:\n    ${item}\n  condition: selection\n`;
    const [result] = converter?.convert({ path: 'a.yml', text }) ?? [];
    expect(result?.queries.map((query) => query.table)).toEqual([table]);
    expect(result?.queries.flatMap(({ kql }) => findings(kql))).toEqual([]);
  });
});
