import { testsOf, type Expression } from '../../src/ir/index.ts';
import { resolveField } from '../../src/mapping/resolve.ts';
import type { Destination } from '../support/rows/place.ts';
import { fieldOf } from '../support/sigma/demands.ts';
import type { SigmaEvent } from '../support/sigma/event.ts';

/**
 * The event as another source writes it, where a column holds a value in either spelling and the rule
 * names both: the row of `S-1-16-16384` is also that of an event with `System`. The same event if there
 * is nothing to say in another way.
 */
export function respelled(event: SigmaEvent, rule: Expression, destination: Destination): SigmaEvent {
  return new Map(
    [...event].map(([field, held]) => [
      field,
      spellings(field, String(held), destination).find((form) => isNamed(form, field, rule)) ?? held,
    ]),
  );
}

/** How else the column may spell what the field holds, if it may also spell it as the field does. */
function spellings(field: string, held: string, { mapping, entry }: Destination): readonly string[] {
  const rewrites = resolveField(mapping, entry, field)?.rewrites ?? [];
  return rewrites.flatMap((rewrite) => {
    if (rewrite.kind !== 'translate') return [];
    const forms = Object.entries(rewrite.values).find(([key]) => isSame(key, held))?.[1] ?? [];
    return forms.some((form) => isSame(form, held)) ? forms.filter((form) => !isSame(form, held)) : [];
  });
}

function isNamed(text: string, field: string, rule: Expression): boolean {
  return [...testsOf(rule)].some(
    (test) =>
      fieldOf(test) === field &&
      test.values.some(
        (value) =>
          value.kind === 'string' &&
          value.pattern.every((part): part is string => typeof part === 'string') &&
          isSame(value.pattern.join(''), text),
      ),
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
