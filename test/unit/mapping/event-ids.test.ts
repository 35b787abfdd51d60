import { expect, test } from 'vitest';
import { requiredEventIds } from '../../../src/mapping/event-ids.ts';
import { analysedDetection } from '../../support/analysed-rule.ts';

/** Detections and the event ids that they need; `open` if an event with any id can match. */
const cases: readonly (readonly [detection: readonly string[], ids: string])[] = [
  [['s: { EventID: 4624 }', 'condition: s'], '4624'],
  [["s: { EventID: ['4624', 4625], LogonType: 3 }", 'condition: s'], '4624 4625'],
  [['a: { EventID: 1 }', 'b: { EventID: 2 }', 'condition: a or b'], '1 2'],
  [['a: { EventID: 1 }', 'b: { Image: x }', 'condition: a or b'], 'open'],
  [['a: { EventID: [1, 2] }', 'b: { EventID: [2, 3] }', 'condition: a and b'], '2'],
  [['a: { EventID: 1 }', 'b: { EventID: 2 }', 'condition: a and not b'], '1'],
  [['a: { EventID: 1 }', 'condition: not a'], 'open'],
  [['s: { EventID|startswith: 46 }', 'condition: s'], 'open'],
  [["s: { EventID: '46*' }", 'condition: s'], 'open'],
  [['s: { EventID|gt: 4600 }', 'condition: s'], 'open'],
];

test.each(cases)('%j needs %s', (detection, ids) => {
  const found = requiredEventIds(analysedDetection(...detection).rule.condition);
  expect(found === undefined ? 'open' : [...found].join(' ')).toBe(ids);
});
