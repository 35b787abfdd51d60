import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

const { converter } = await createConverter({ targets: ['asim'], style: 'compact' });

/** What a test on a field with two columns becomes; `Computer` is in DvcHostname or DvcFQDN. */
const cases: readonly (readonly [test: string, kql: string])[] = [
  ['Computer: a', 'DvcHostname =~ "a" or DvcFQDN =~ "a"'],
  ['Computer: null', 'isempty(DvcHostname) and isempty(DvcFQDN)'],
  ["Computer: ''", 'isempty(DvcHostname) and isempty(DvcFQDN)'],
  ['Computer|exists: false', 'isempty(DvcHostname) and isempty(DvcFQDN)'],
  ['Computer|exists: true', 'isnotempty(DvcHostname) or isnotempty(DvcFQDN)'],
  [
    'Computer: [a, null]',
    '(DvcHostname =~ "a" or DvcFQDN =~ "a") or (isempty(DvcHostname) and isempty(DvcFQDN))',
  ],
];

test.each(cases)('%s', (line, expected) => {
  const text = `title: T
logsource: { category: registry_event, product: windows }
detection:
  selection:
    ${line}
  condition: selection
`;
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  expect(result?.queries[0]?.kql).toBe(`imRegistry\n| where ${expected}`);
});

test.each([
  ['registry_event', 'Details|re: a+', 'approximate'],
  ['registry_event', 'Details|gt: 3', 'approximate'],
  ['registry_event', 'Details|cidr: 10.0.0.0/8', 'approximate'],
  ['registry_event', 'Image|re: a+', 'exact'],
  ['registry_event', 'Image|fieldref: Details', 'refused'],
  ['file_event', 'TargetFilename|fieldref: Image', 'approximate'],
  ['file_event', 'Image|fieldref: TargetFilename', 'approximate'],
])('what is no text on a column with other forms of the value: %s, %s, is %s', (category, line, verdict) => {
  const text = `title: T
logsource: { category: ${category}, product: windows }
detection:
  selection:
    ${line}
  condition: selection
`;
  expect(converter?.convert({ path: 'rule.yml', text })[0]?.verdict).toBe(verdict);
});
