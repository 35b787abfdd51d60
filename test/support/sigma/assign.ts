import type { StringValue, Value } from '../../../src/ir/index.ts';
import type { Demand } from './demands.ts';
import { matches } from './evaluate.ts';
import { message, type EventValue, type SigmaEvent } from './event.ts';
import { exampleOf, textMatching } from './example.ts';
import type { Random } from './random.ts';

/**
 * An event that tries to meet all demands. Demands on one field can be more than any text can meet, so
 * ask the reference evaluator what the event is worth.
 */
export function assign(demands: readonly Demand[], random: Random): SigmaEvent {
  const event = new Map<string, EventValue>();
  for (const field of new Set(demands.map((demand) => demand.field))) {
    const wanted = demands.flatMap((demand) =>
      demand.kind === 'hold' && demand.field === field ? demand.values : [],
    );
    const held = wanted.length > 0 ? together(wanted, field, random) : avoid(demands, field);
    if (held !== undefined) event.set(field, held);
  }
  for (const demand of demands) if (demand.kind === 'hold') copyReferences(demand, event);
  return event;
}

/** One value for everything that a field must hold. */
function together(values: readonly Value[], field: string, random: Random): EventValue | undefined {
  const strings = values.filter((value): value is StringValue => value.kind === 'string');
  const others = values.filter((value) => value.kind !== 'string' && value.kind !== 'exists');
  const loose = field === message;
  const patterns = strings.map(({ pattern }) =>
    loose ? [{ kind: 'many' } as const, ...pattern, { kind: 'many' } as const] : pattern,
  );
  const examples = others.map((value) => exampleOf(value, random));
  if (patterns.length === 0) {
    const [only] = examples;
    if (values.length === 1 && !loose) return exampleOf(values[0] as Value, random);
    if (examples.length === 1) return only;
    return examples.length === 0 ? 'something' : examples.filter((text) => text !== undefined).join(' ');
  }
  const pieces = examples.flatMap((text) =>
    text === undefined ? [] : [[{ kind: 'many' } as const, String(text), { kind: 'many' } as const]],
  );
  return textMatching([...patterns, ...pieces], random);
}

/** Something that fails all tests of a field that must fail. */
function avoid(demands: readonly Demand[], field: string): EventValue | undefined {
  const tests = demands.flatMap((demand) =>
    demand.kind === 'fail' && demand.field === field ? [demand.test] : [],
  );
  const candidates: readonly (EventValue | undefined)[] = [
    undefined,
    'something',
    'C:\\other.exe',
    1,
    99_999,
    '2024-01-02T03:04:05Z',
  ];
  return candidates.find((held) => {
    const event = new Map(held === undefined ? [] : [[field, held]]);
    return tests.every((test) => !matches(test, event));
  });
}

function copyReferences(demand: Extract<Demand, { kind: 'hold' }>, event: Map<string, EventValue>): void {
  for (const value of demand.values) {
    if (value.kind !== 'field-reference') continue;
    const held = event.get(demand.field) ?? 'Something \u00c4hnliches';
    event.set(demand.field, held);
    event.set(value.field, value.cased || typeof held !== 'string' ? held : held.toLowerCase());
  }
}
