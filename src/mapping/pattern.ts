import {
  isMany,
  literalText,
  type PatternPart,
  type StringPattern,
  type StringValue,
  type Value,
} from '../ir/index.ts';

/** The literal text between optional `*` at the ends; undefined if there are wildcards inside. */
export function coreText(pattern: StringPattern): string | undefined {
  const start = isMany(pattern[0]) ? 1 : 0;
  const end = pattern.length > start && isMany(pattern.at(-1)) ? pattern.length - 1 : pattern.length;
  return literalText(pattern.slice(start, end));
}

/** The same value with another pattern; adjacent literals and adjacent `*` are joined, empty text is left out. */
export function withPattern(value: StringValue, parts: readonly PatternPart[]): StringValue {
  const pattern: PatternPart[] = [];
  for (const part of parts) {
    const last = pattern.at(-1);
    if (typeof part === 'string' && typeof last === 'string') pattern[pattern.length - 1] = last + part;
    else if (part !== '' && !(isMany(part) && isMany(last))) pattern.push(part);
  }
  return { ...value, pattern };
}

/**
 * Whether a value can be looked for in JSON around it: text of which something is given, and no expression that is
 * anchored or names characters that JSON spells otherwise.
 */
export function isSearchable(value: Value): boolean {
  switch (value.kind) {
    case 'string':
      return value.pattern.some((part) => typeof part === 'string' && part !== '');
    case 'number':
    case 'boolean':
      return true;
    case 'regex':
      return !/["^$]|\\\\/.test(value.source);
    case 'null':
    case 'exists':
    case 'comparison':
    case 'cidr':
    case 'field-reference':
    case 'time-part':
    case 'query-list':
      return false;
  }
}

/** Whether a regular expression is tied to the start or the end of the text. */
export function namesEnds(source: string): boolean {
  return /[$^]|\\[AzZ]/.test(outline(source));
}

/** A regular expression without classes and escaped characters. */
export function outline(source: string): string {
  return source.replace(/\\[^AzZ]/g, '').replace(/\[\^?\]?[^\]]*\]/g, '');
}

/** The name of a pattern that asks only how a path ends: `name` of `*\name`. */
export function bareName(pattern: StringPattern): string | undefined {
  const [any, ending] = pattern;
  if (pattern.length !== 2 || !isMany(any) || typeof ending !== 'string') return undefined;
  return /^[\\/]([^\\/]+)$/.exec(ending)?.[1];
}

/** Whether a pattern names a separator of paths. */
export function hasSeparator(pattern: StringPattern): boolean {
  return pattern.some((part) => typeof part === 'string' && /[\\/]/.test(part));
}

/** `text` as a pattern value with the case sensitivity and span of another. */
export function literalLike(value: StringValue, text: string): StringValue {
  return withPattern(value, [text]);
}
