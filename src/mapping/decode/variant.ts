import type { Diagnostics } from '../../diagnostics/index.ts';
import { invalid, object, type ObjectOf, type Reader, type Shape } from './reader.ts';

/** One way to write a map, and what it means. */
export interface Variant<T> {
  readonly shape: Shape;
  readonly build: (values: ObjectOf<Shape>, diagnostics: Diagnostics) => T | undefined;
}

/** Ways to write a map, each under the key that gives it away. */
export type Variants<T> = Readonly<Record<string, Variant<T>>>;

/** A variant whose `build` sees the values of its own shape. It returns `undefined` after an error. */
export function variant<S extends Shape, T>(
  shape: S,
  build: (values: ObjectOf<S>, diagnostics: Diagnostics) => T | undefined,
): Variant<T> {
  return { shape, build: build as Variant<T>['build'] };
}

/** A map in one of several shapes, told apart by one key. */
export function byKey<T>(what: string, variants: Variants<T>): Reader<T> {
  return (node, diagnostics) => {
    const names = Object.keys(variants);
    const present =
      node.kind === 'map' ? names.filter((name) => node.entries.some((e) => e.key.text === name)) : [];
    const chosen = present.length === 1 ? variants[present[0] ?? ''] : undefined;
    if (!chosen)
      return invalid(node, diagnostics, `Expected ${what}: a map with one of ${names.join(', ')}.`);
    const values = object(what, chosen.shape)(node, diagnostics);
    return values && chosen.build(values, diagnostics);
  };
}
