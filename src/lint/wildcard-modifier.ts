import { quote } from '../diagnostics/index.ts';
import { decodeString } from '../lower/index.ts';
import type { YamlScalar } from '../yaml/index.ts';
import { fieldItemsOf } from './field-items.ts';
import type { Lint } from './lint.ts';

/** `contains`, `startswith` and `endswith` instead of wildcards at the ends, where all values are alike. */
export const wildcardModifier: Lint = ({ document }, diagnostics) => {
  for (const { field, modifiers, values } of fieldItemsOf(document)) {
    if (field === '' || modifiers.some((modifier) => !neutral.has(modifier))) continue;
    const [first, ...rest] = values;
    const modifier = first && modifierFor(first);
    if (first === undefined || modifier === undefined) continue;
    if (rest.some((value) => modifierFor(value) !== modifier)) continue;
    const key = quote([field, modifier, ...modifiers].join('|'));
    const [before, after] = ends[modifier];
    const text = first.text.slice(before, first.text.length - after);
    const help = `Write ${key} with ${quote(text)}${rest.length > 0 ? ', and the like for the other values' : ''}.`;
    diagnostics.report('wildcard-modifier', first.span, `The wildcards say the same as \`${modifier}\`.`, {
      help,
    });
  }
};

/** Modifiers that mean the same beside one for the position. */
const neutral: ReadonlySet<string> = new Set(['all', 'cased', 'neq']);

type Position = 'contains' | 'startswith' | 'endswith';

/** How many characters of the value are wildcards at its start and at its end. */
const ends: Readonly<Record<Position, readonly [number, number]>> = {
  contains: [1, 1],
  startswith: [0, 1],
  endswith: [1, 0],
};

/** The modifier that says what the wildcards say; `undefined` for other wildcards than one at an end. */
function modifierFor({ value }: YamlScalar): Position | undefined {
  if (typeof value !== 'string' || !value.includes('*')) return undefined;
  const parts = decodeString(value);
  const wildcards = parts.filter((part) => typeof part !== 'string');
  if (parts.length === wildcards.length || wildcards.some(({ kind }) => kind !== 'many')) return undefined;
  const [starts, finishes] = [typeof parts[0] !== 'string', typeof parts.at(-1) !== 'string'];
  if (wildcards.length !== Number(starts) + Number(finishes)) return undefined;
  if (starts) return finishes ? 'contains' : 'endswith';
  return finishes ? 'startswith' : undefined;
}
