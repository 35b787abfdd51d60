import type { Random } from '../support/sigma/random.ts';

/** A rule as YAML reads it, with the parts that are changed here. */
export interface RuleObject {
  readonly logsource: unknown;
  readonly detection: Readonly<Record<string, unknown>> & { readonly condition: string };
}

/** A small change of a rule, by what an author would call it. Undefined if the rule has nothing to change like that. */
export type Mutation = (rule: RuleObject, random: Random) => RuleObject | undefined;

/** The changes, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'value added': inField((key, values, random, others) => [
    key,
    [...values, near(random.pick(others), random)],
  ]),
  'value removed': inField((key, values, random) =>
    values.length < 2 ? undefined : [key, values.filter((_, index) => index !== random.below(values.length))],
  ),
  'value changed': inField((key, values, random) => {
    const changed = random.below(values.length);
    return [key, values.map((value, index) => (index === changed ? near(value, random) : value))];
  }),
  'value in other case': inField((key, values) => [
    key,
    values.map((value) =>
      typeof value === 'string' && !/\|re|base64/.test(key) ? value.toUpperCase() : value,
    ),
  ]),
  'values reordered': inField((key, values) => [key, [...values].reverse()]),
  'modifier changed': inField((key, values, random) => {
    const [field = '', ...modifiers] = key.split('|');
    const position = modifiers.findIndex((name) => /^(?:contains|startswith|endswith)$/.test(name));
    if (position === -1 && (modifiers.length > 0 || field === '')) return undefined;
    const chosen = random.pick(['contains', 'startswith', 'endswith', '']);
    const rest = modifiers.filter((name, index) => index !== position && (chosen !== '' || name !== 'all'));
    return [[field, ...(chosen === '' ? [] : [chosen]), ...rest].join('|'), values];
  }),
  'all toggled': inField((key, values) => {
    if (values.length < 2 || !/\|(?:contains|startswith|endswith)/.test(key)) return undefined;
    return [/\|all\b/.test(key) ? key.replace('|all', '') : `${key}|all`, values];
  }),
  'case heeded': inField((key, values) =>
    /\|re|cased|base64|\|cidr|\|(?:lt|gt)/.test(key) || !values.every((value) => typeof value === 'string')
      ? undefined
      : [`${key}|cased`, values],
  ),
  'test removed': inSelection((entries, random) =>
    entries.length < 2 ? undefined : entries.filter((_, index) => index !== random.below(entries.length)),
  ),
  'tests reordered': inSelection((entries) => (entries.length < 2 ? undefined : entries.toReversed())),
  'filter added': withExtra((condition) => `(${condition}) and not extra_part`),
  'condition narrowed': withExtra((condition) => `(${condition}) and extra_part`),
  'alternative added': withExtra((condition) => `(${condition}) or extra_part`),
  negated: inCondition((condition) => `not (${condition})`),
  'and for or': inCondition((condition) => swapped(condition, ' or ', ' and ')),
  'or for and': inCondition((condition) => swapped(condition, ' and ', ' or ')),
  'filters dropped': inCondition((condition) => swapped(condition, / and not .*$/, '')),
  'said twice': inCondition((condition) => `(${condition}) and not not (${condition})`),
};

type Entry = readonly [key: string, value: unknown];

/** A value that is not far from another. */
function near(value: unknown, random: Random): unknown {
  if (typeof value === 'number') return value + random.pick([-1, 1, 10]);
  if (typeof value !== 'string' || value === '') return value;
  const middle = 1 + random.below(value.length);
  return random.pick([
    `${value}x`,
    `x${value}`,
    value.slice(1) || 'x',
    value.slice(0, -1).replace(/\\+$/, '') || 'x',
    `${value.slice(0, middle).replace(/\\+$/, '')}*${value.slice(middle)}`,
    `${value.slice(0, middle).replace(/\\+$/, '')}?${value.slice(middle)}`,
    'other value',
  ]);
}

function inField(
  change: (
    key: string,
    values: readonly unknown[],
    random: Random,
    others: readonly unknown[],
  ) => Entry | undefined,
): Mutation {
  return inSelection((entries, random) => {
    const at = random.below(entries.length);
    const [key, value] = entries[at] ?? ['', null];
    if (/\|(?:exists|fieldref|expand|cidr|lt|lte|gt|gte|minute|hour|day|week|month|year)\b/.test(key))
      return undefined;
    const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    if (values.length === 0) return undefined;
    const others = entries
      .filter(([other]) => other.split('|').slice(1).join() === key.split('|').slice(1).join())
      .flatMap(([, held]) => held);
    const changed = change(key, values, random, others);
    if (changed === undefined) return undefined;
    const result = entries.map((entry, index) => (index === at ? changed : entry));
    return new Set(result.map(([name]) => name)).size === result.length ? result : undefined;
  });
}

/** Changes one selection that is a map of fields, or one map of a list of them. */
function inSelection(
  change: (entries: readonly Entry[], random: Random) => readonly Entry[] | undefined,
): Mutation {
  return (rule, random) => {
    const places = Object.entries(rule.detection).flatMap(
      ([name, value]): readonly (readonly [string, number])[] => {
        if (name === 'condition' || name === 'timeframe') return [];
        const parts = Array.isArray(value) ? (value as readonly unknown[]) : [value];
        return parts.flatMap((part, index) =>
          isMap(part) && Object.keys(part).length > 0 ? [[name, index] as const] : [],
        );
      },
    );
    if (places.length === 0) return undefined;
    const [name, at] = random.pick(places);
    const value = rule.detection[name];
    const parts = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    const part = parts[at];
    const entries = isMap(part) ? change(Object.entries(part), random) : undefined;
    if (entries === undefined) return undefined;
    const changed = parts.map((each, index): unknown => (index === at ? Object.fromEntries(entries) : each));
    return withDetection(rule, { [name]: Array.isArray(value) ? changed : changed[0] });
  };
}

/** Adds a selection that is made of the first test of another one, with a value near its first. */
function withExtra(change: (condition: string) => string): Mutation {
  return (rule, random) => {
    const maps = Object.values(rule.detection).flatMap((value) =>
      (Array.isArray(value) ? value : [value]).filter(isMap),
    );
    const entries = maps
      .flatMap((map) => Object.entries(map))
      .filter(([key]) => !/\|(?:all|exists|re|fieldref|expand|cidr|lt|lte|gt|gte)\b/.test(key));
    if (entries.length === 0) return undefined;
    const [key, value] = random.pick(entries);
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return withDetection(rule, {
      extra_part: { [key]: near(first, random) },
      condition: change(rule.detection.condition),
    });
  };
}

function inCondition(change: (condition: string) => string | undefined): Mutation {
  return (rule) => {
    const condition = change(rule.detection.condition);
    return condition === undefined ? undefined : withDetection(rule, { condition });
  };
}

function swapped(condition: string, wanted: string | RegExp, replacement: string): string | undefined {
  const changed = condition.replace(wanted, replacement);
  return changed === condition ? undefined : changed;
}

function withDetection(rule: RuleObject, parts: Readonly<Record<string, unknown>>): RuleObject {
  return { ...rule, detection: { ...rule.detection, ...parts } };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
