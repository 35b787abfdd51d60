import type { StringPattern, Value } from '../ir/index.ts';

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

/** Wildcard matching over the set of places that the text may have been read to; constants are short. */
function matches(text: string, pattern: StringPattern): boolean {
  let positions = new Set([0]);
  for (const part of pattern) {
    const next = new Set<number>();
    for (const at of positions) {
      if (typeof part === 'string') {
        if (text.startsWith(part, at)) next.add(at + part.length);
      } else if (part.kind === 'one') {
        if (at < text.length) next.add(at + 1);
      } else {
        for (let to = at; to <= text.length; to += 1) next.add(to);
      }
    }
    positions = next;
  }
  return positions.has(text.length);
}
