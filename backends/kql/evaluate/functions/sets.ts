import { dynamicKey } from '../values/convert.ts';
import { isArray, type Value } from '../values/value.ts';
import { pure, type FunctionTable } from './row.ts';

/** Functions of arrays as sets. The result has each value once, in the order of the arguments. */
export const setFunctions: FunctionTable = {
  set_union: pure('set-union-function', 'dynamic*', 'dynamic', (...sets: Value[]) =>
    distinct(sets.flatMap(list)),
  ),
  set_intersect: pure('set-intersect-function', 'dynamic*', 'dynamic', (first: Value, ...rest: Value[]) =>
    distinct(list(first)).filter((value) => rest.every((set) => keys(set).has(dynamicKey(value)))),
  ),
  set_difference: pure('set-difference-function', 'dynamic*', 'dynamic', (first: Value, ...rest: Value[]) =>
    distinct(list(first)).filter((value) => !rest.some((set) => keys(set).has(dynamicKey(value)))),
  ),
  set_has_element: pure('set-has-element-function', 'dynamic, any', 'bool', (set: Value, value: Value) =>
    isArray(set) ? keys(set).has(dynamicKey(value)) : null,
  ),
  set_equals: pure('set-equals-function', 'dynamic, dynamic', 'bool', (a: Value, b: Value) => {
    const [first, second] = [keys(a), keys(b)];
    return first.size === second.size && [...first].every((key) => second.has(key));
  }),
};

/** Each value once, at its first place. */
export function distinct(values: readonly Value[]): readonly Value[] {
  const seen = new Map<string, Value>();
  for (const value of values) {
    const key = dynamicKey(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

function list(value: Value): readonly Value[] {
  return isArray(value) ? value : [];
}

function keys(value: Value): ReadonlySet<string> {
  return new Set(list(value).map(dynamicKey));
}
