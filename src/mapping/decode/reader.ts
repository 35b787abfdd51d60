import type { Diagnostics } from '../../diagnostics/index.ts';
import { entryOf, type YamlMap, type YamlNode, type YamlScalar } from '../../yaml/index.ts';
import { didYouMean } from './did-you-mean.ts';

/**
 * Reads a value out of a YAML node. Returns `undefined` only after reporting at least one error, so
 * callers can go on to find more mistakes and give up at the end.
 */
export type Reader<T> = (node: YamlNode, diagnostics: Diagnostics) => T | undefined;

/** One key of an object: how its value is read, and what stands for it when the key is missing. */
export interface Attribute<T> {
  readonly reader: Reader<T>;
  readonly required: boolean;
  readonly fallback: T | undefined;
}

/** The keys that an object may have. */
export type Shape = Readonly<Record<string, Attribute<unknown>>>;

/** What an object of a shape is read as. */
export type ObjectOf<S extends Shape> = {
  readonly [Key in keyof S]: S[Key] extends Attribute<infer T> ? T : never;
};

/** A key that must be there. */
export function required<T>(reader: Reader<T>): Attribute<T> {
  return { reader, required: true, fallback: undefined };
}

/** A key that may be missing and then reads as `undefined`. */
export function optional<T>(reader: Reader<T>): Attribute<T | undefined> {
  return { reader, required: false, fallback: undefined };
}

/** A key that may be missing and then reads as `fallback`. */
export function withDefault<T>(reader: Reader<T>, fallback: T): Attribute<T> {
  return { reader, required: false, fallback };
}

/** A map with exactly the keys of a shape; `what` names it in messages ("a table"). */
export function object<S extends Shape>(what: string, shape: S): Reader<ObjectOf<S>> {
  return (node, diagnostics) => {
    const map = asMap(node, diagnostics, what);
    if (!map) return undefined;
    let sound = reportUnknownKeys(map, Object.keys(shape), what, diagnostics);
    const values: [string, unknown][] = [];
    for (const [key, attribute] of Object.entries(shape)) {
      const entry = entryOf(map, key);
      if (entry) {
        const value = attribute.reader(entry.value, diagnostics);
        if (value === undefined) sound = false;
        values.push([key, value]);
      } else if (attribute.required) {
        diagnostics.report('mapping-invalid', map.span, `${capital(what)} needs the key "${key}".`);
        sound = false;
      } else {
        values.push([key, attribute.fallback]);
      }
    }
    return sound ? (Object.fromEntries(values) as ObjectOf<S>) : undefined;
  };
}

/** A map whose keys are free; `read` gets each key with its value. Results are in file order. */
export function entriesOf<T>(
  what: string,
  read: (key: YamlScalar, value: YamlNode, diagnostics: Diagnostics) => T | undefined,
): Reader<readonly (readonly [YamlScalar, T])[]> {
  return (node, diagnostics) => {
    const map = asMap(node, diagnostics, what);
    return map && collect(map.entries, ({ key, value }) => pair(key, read(key, value, diagnostics)));
  };
}

/** A list of at least one item. */
export function listOf<T>(what: string, item: Reader<T>): Reader<readonly T[]> {
  return (node, diagnostics) => {
    if (node.kind !== 'sequence' || node.items.length === 0) {
      return invalid(node, diagnostics, `Expected a list of ${what}.`);
    }
    return collect(node.items, (child) => item(child, diagnostics));
  };
}

/** One item, or a list of them. */
export function oneOrMore<T>(what: string, item: Reader<T>): Reader<readonly T[]> {
  const list = listOf(what, item);
  return (node, diagnostics) => {
    if (node.kind === 'sequence') return list(node, diagnostics);
    const value = item(node, diagnostics);
    return value === undefined ? undefined : [value];
  };
}

/** A text that is not empty. Numbers, booleans and null must be quoted to be texts. */
export const text: Reader<string> = (node, diagnostics) =>
  node.kind === 'scalar' && typeof node.value === 'string' && node.value !== ''
    ? node.value
    : invalid(node, diagnostics, 'Expected a text.');

/** `true` or `false`. */
export const boolean: Reader<boolean> = (node, diagnostics) =>
  node.kind === 'scalar' && typeof node.value === 'boolean'
    ? node.value
    : invalid(node, diagnostics, 'Expected true or false.');

/** A text, a number or a boolean. Integers beyond 2^53 are refused because JSON can't keep them. */
export const literal: Reader<string | number | boolean> = (node, diagnostics) =>
  node.kind === 'scalar' && node.value !== null && typeof node.value !== 'bigint'
    ? node.value
    : invalid(node, diagnostics, 'Expected a text, a number, true or false.');

/** One of a few words. */
export function oneOf<const W extends string>(words: readonly W[]): Reader<W> {
  return (node, diagnostics) => {
    const word = node.kind === 'scalar' ? node.text : '';
    const known = words.find((candidate) => candidate === word);
    return known ?? invalid(node, diagnostics, `Expected ${words.join(' or ')}.${didYouMean(word, words)}`);
  };
}

/** Reports a mapping error on the node and returns `undefined`. */
export function invalid(node: YamlNode, diagnostics: Diagnostics, message: string): undefined {
  diagnostics.report('mapping-invalid', node.span, message);
  return undefined;
}

function asMap(node: YamlNode, diagnostics: Diagnostics, what: string): YamlMap | undefined {
  return node.kind === 'map'
    ? node
    : invalid(node, diagnostics, `Expected ${what}: a map of keys and values.`);
}

function reportUnknownKeys(
  map: YamlMap,
  known: readonly string[],
  what: string,
  diagnostics: Diagnostics,
): boolean {
  const strangers = map.entries.filter(({ key }) => !known.includes(key.text));
  for (const { key } of strangers) {
    const message = `${capital(what)} has no key "${key.text}".${didYouMean(key.text, known)}`;
    diagnostics.report('mapping-invalid', key.span, message, { help: `Known keys: ${known.join(', ')}.` });
  }
  return strangers.length === 0;
}

/** All results, or `undefined` if one is missing; every item is looked at in any case. */
function collect<A, B>(items: readonly A[], read: (item: A) => B | undefined): readonly B[] | undefined {
  const results = items.map(read);
  return results.includes(undefined) ? undefined : (results as readonly B[]);
}

function pair<T>(key: YamlScalar, value: T | undefined): readonly [YamlScalar, T] | undefined {
  return value === undefined ? undefined : [key, value];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
