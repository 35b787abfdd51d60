import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

const { converter } = await createConverter({ targets: ['asim'], style: 'compact' });

/** What a test on a field with two columns becomes; `cs-host` is in HttpHost or DstFQDN. */
const cases: readonly (readonly [test: string, kql: string])[] = [
  ['cs-host: a', 'HttpHost =~ "a" or DstFQDN =~ "a"'],
  ['cs-host: null', 'isempty(HttpHost) and isempty(DstFQDN)'],
  ["cs-host: ''", 'isempty(HttpHost) and isempty(DstFQDN)'],
  ['cs-host|exists: false', 'isempty(HttpHost) and isempty(DstFQDN)'],
  ['cs-host|exists: true', 'isnotempty(HttpHost) or isnotempty(DstFQDN)'],
  ['cs-host: [a, null]', '(HttpHost =~ "a" or DstFQDN =~ "a") or (isempty(HttpHost) and isempty(DstFQDN))'],
];

test.each(cases)('%s', (line, expected) => {
  const text = `title: T
logsource: { category: proxy }
detection:
  selection:
    ${line}
  condition: selection
`;
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  expect(result?.queries[0]?.kql).toBe(`imWebSession\n| where ${expected}`);
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
