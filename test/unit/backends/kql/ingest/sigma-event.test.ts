import { expect, test } from 'vitest';
import { ingest, sigmaEvent } from '../../../../../backends/kql/ingest/index.ts';
import type { PlainRecord } from '../../../../../src/events/index.ts';

const span = { source: { path: 'a.json', text: '' }, start: 0, end: 0 };
const record = (fields: Readonly<Record<string, unknown>>): PlainRecord => ({ kind: 'record', fields, span });

test.each<[string, string | undefined, object, number | undefined]>([
  ['process_creation', 'windows', { CommandLine: 'x' }, 1],
  ['registry_set', undefined, { TargetObject: 'x' }, 13],
  ['process_creation', 'linux', { CommandLine: 'x' }, undefined],
  ['process_creation', 'windows', { TargetObject: 'x' }, undefined],
  ['constructor', 'windows', { CommandLine: 'x' }, undefined],
  ['__proto__', 'windows', { CommandLine: 'x' }, undefined],
])('a record for %s of %s: %j', (category, product, fields, id) => {
  const logsource = { category, span, ...(product === undefined ? {} : { product }) };
  const event = sigmaEvent(record({ ...fields }), logsource);
  expect(event?.system.eventId).toBe(id);
  expect(event === undefined || ingest(event).length > 0).toBe(true);
});
