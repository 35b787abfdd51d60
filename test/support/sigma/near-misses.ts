import { testsOf, type Expression } from '../../../src/ir/index.ts';
import { addressText, readAddress, width } from './address.ts';
import { assign } from './assign.ts';
import { demandsOf, fieldOf } from './demands.ts';
import type { EventValue, SigmaEvent } from './event.ts';
import type { Random } from './random.ts';

/** Makes another event of an event; undefined if this kind of change can't be made to it. */
export type NearMiss = (event: SigmaEvent, rule: Expression, random: Random) => SigmaEvent | undefined;

/** Changes after which an event should often, but need not, get the other verdict. */
export const nearMisses: Readonly<Record<string, NearMiss>> = {
  'one character changed': onText((text, random) => {
    const at = random.below(text.length);
    return `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
  }),
  'first character removed': onText((text) => text.slice(1)),
  'last character removed': onText((text) => text.slice(0, -1)),
  'letter glued in front': onText((text) => `a${text}`),
  'letter glued behind': onText((text) => `${text}a`),
  'letter glued to an inner term': onText((text, random) => {
    const at = random.below(text.length);
    return `${text.slice(0, at)}b${text.slice(at)}`;
  }),
  'parts swapped': onText((text) => {
    const parts = text.split(/([\\/ ,=-]+)/);
    return parts.length < 3 ? undefined : parts.toReversed().join('');
  }),
  'capital letters': onText((text) => text.toUpperCase()),
  'case of one letter': onText((text, random) => {
    const at = random.below(text.length);
    const letter = text.charAt(at);
    const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    return letter === other ? undefined : `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
  }),
  'a letter beyond ASCII': onText((text, random) => {
    const at = random.below(text.length + 1);
    return `${text.slice(0, at)}${random.pick(['é', 'Ж', 'ß', '\u3042'])}${text.slice(at)}`;
  }),
  'a line break': onText((text, random) => {
    const at = random.below(text.length + 1);
    return `${text.slice(0, at)}\n${text.slice(at)}`;
  }),
  'markup characters': onText((text) => `${text} <&">'`),
  absent: onField(() => undefined),
  empty: onField(() => ''),
  'number beside': onField((held, random) => {
    if (!/^-?\d{1,15}$/.test(String(held))) return held;
    const beside = Number(held) + random.pick([-1, 1]);
    return typeof held === 'number' ? beside : String(beside);
  }),
  'address beside': (event, rule, random) => {
    const tests = [...testsOf(rule)].flatMap((test) =>
      test.values.flatMap((value) => (value.kind === 'cidr' ? [{ field: fieldOf(test), value }] : [])),
    );
    if (tests.length === 0) return undefined;
    const { field, value } = random.pick(tests);
    const first = readAddress(value.network)?.bits ?? 0n;
    const size = 1n << BigInt(width(value.family) - value.prefixLength);
    const outside = addressText(value.family, random.pick([first - 1n, first + size]));
    return outside === undefined ? undefined : new Map([...event, [field, outside]]);
  },
  'all but one field': (event, _rule, random) =>
    event.size < 2 ? undefined : new Map([random.pick([...event])]),
  'one more test met': (event, rule, random) => {
    const test = random.pick([...testsOf(rule)]);
    return new Map([...event, ...assign(demandsOf(test, true, random), random)]);
  },
  'one more test met beside': (event, rule, random) => {
    const test = random.pick([...testsOf(rule)]);
    const field = fieldOf(test);
    const more = assign(demandsOf(test, true, random), random).get(field);
    const held = event.get(field);
    if (typeof held !== 'string' || more === undefined) return undefined;
    return new Map([...event, [field, random.pick([`${held}${more}`, `${more}${held}`, `${held} ${more}`])]]);
  },
  'another alternative': (event, rule, random) => {
    const other = [...assign(demandsOf(rule, true, random), random)];
    return other.length === 0 ? undefined : new Map([...event, random.pick(other)]);
  },
};

/** A change to the text of one field that holds some. */
function onText(change: (text: string, random: Random) => string | undefined): NearMiss {
  return (event, _rule, random) => {
    const texts = [...event].filter(([, held]) => held !== '');
    if (texts.length === 0) return undefined;
    const [field, held] = random.pick(texts);
    const changed = change(String(held), random);
    return changed === undefined ? undefined : new Map([...event, [field, changed]]);
  };
}

/** A change to what one field holds. */
function onField(change: (held: EventValue, random: Random) => EventValue | undefined): NearMiss {
  return (event, _rule, random) => {
    if (event.size === 0) return undefined;
    const [field, held] = random.pick([...event]);
    const changed = change(held, random);
    if (changed === held) return undefined;
    const others = [...event].filter(([name]) => name !== field);
    return new Map(changed === undefined ? others : [...others, [field, changed]]);
  };
}
