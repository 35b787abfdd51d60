import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';
import { modifiers } from '../../../src/lower/modifiers/table.ts';
import { findings } from '../../support/kusto.ts';

/** A detection item for each modifier, and for the ways in which it is usually combined. */
const items: readonly string[] = [
  'CommandLine|contains: [alpha, beta]',
  'CommandLine|startswith: alpha',
  'CommandLine|endswith: omega',
  'CommandLine|contains|all: [alpha, beta]',
  'CommandLine|cased: Alpha',
  'CommandLine|contains|cased: [Alpha, Beta]',
  'CommandLine|exists: true',
  'CommandLine|exists: false',
  'CommandLine|neq: alpha',
  "CommandLine|re: 'a[0-9]+b'",
  "CommandLine|re|i: 'a[0-9]+b'",
  "CommandLine|re|m: '^a$'",
  "CommandLine|re|s: 'a.b'",
  'CommandLine|base64|contains: alpha',
  'CommandLine|base64offset|contains: alpha',
  'CommandLine|utf16|base64offset|contains: alpha',
  'CommandLine|utf16le|base64offset|contains: alpha',
  'CommandLine|utf16be|base64offset|contains: alpha',
  'CommandLine|wide|base64offset|contains: alpha',
  "CommandLine|windash|contains: ' -a '",
  'ProcessId|lt: 10',
  'ProcessId|lte: 10',
  'ProcessId|gt: 10',
  'ProcessId|gte: 10',
  "CommandLine|expand: '%names%'",
  'Image|fieldref: ParentImage',
  'Image|fieldref|startswith: CurrentDirectory',
  'Image|fieldref|endswith: OriginalFileName',
  'CommandLine|fieldref|contains: Image',
  'Image|fieldref|neq: ParentImage',
];

/** Modifiers of values that the fields of a process don't have. */
const others: readonly (readonly [logsource: string, item: string])[] = [
  ['category: network_connection', "DestinationIp|cidr: ['10.0.0.0/8', 'fe80::/10']"],
  ...['minute', 'hour', 'day', 'week', 'month', 'year'].map(
    (unit) => ['category: process_creation', `UtcTime|${unit}: 5`] as const,
  ),
];

const cases = [...items.map((item) => ['category: process_creation', item] as const), ...others];

test('there is a case for each modifier', () => {
  const used = new Set(cases.flatMap(([, item]) => item.replace(/:.*/s, '').split('|').slice(1)));
  expect([...used].toSorted()).toEqual([...modifiers.keys()].toSorted());
});

describe.each(['asim', 'native'])('target %s', (target) => {
  test('every query binds and is as it was', async () => {
    const { converter } = await createConverter({ targets: [target] });
    const unbound: string[] = [];
    const texts = cases.map(([logsource, item]) => {
      const text = `title: T\nlogsource: { product: windows, ${logsource} }\ndetection:\n  s:\n    ${item}\n  condition: s\n`;
      const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
      const kql = result?.queries[0]?.kql;
      unbound.push(...findings(kql ?? 'print 1'));
      const codes = result?.diagnostics.map(({ code }) => code) ?? [];
      return `// ${item}\n// ${[result?.verdict, ...codes].join(', ')}\n${kql ?? ''}\n`;
    });
    expect(unbound).toEqual([]);
    expect(texts).toHaveLength(37);
    await expect(texts.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, `${target}.kql`));
  });
});
