import type { StringPattern, Value } from '../ir/index.ts';
import { startOf, step, symbolsOf } from './pattern-places.ts';

/**
 * Whether a text that every event of the log source has satisfies a value. Undefined if that can't
 * be decided here (regexes, numbers compared by size, other fields).
 */
export function constantMatches(constant: string, value: Value): boolean | undefined {
  switch (value.kind) {
    case 'string':
      return value.cased
        ? matches(constant, value.pattern)
        : matches(
            constant.toLowerCase(),
            value.pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part)),
          );
    case 'number':
      return constant === value.text;
    case 'boolean':
      return constant.toLowerCase() === String(value.value);
    case 'null':
      return false;
    case 'exists':
      return value.expected;
    case 'regex':
    case 'comparison':
    case 'cidr':
    case 'field-reference':
    case 'time-part':
    case 'query-list':
      return undefined;
  }
}

function matches(text: string, pattern: StringPattern): boolean {
  const symbols = symbolsOf(pattern);
  let places = startOf(symbols);
  for (const character of text) places = step(symbols, places, character);
  return places.has(symbols.length);
}
