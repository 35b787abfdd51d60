import type { YamlNode, YamlScalar } from '../yaml/index.ts';
import type { ValueMistake } from './title-placeholders.ts';

/** One setting: how it is read, described and shown. */
export interface Setting<T> {
  /** The value, or undefined if the node holds something else. */
  readonly read: (node: YamlNode) => T | undefined;
  /** What is wrong inside a text that was read. */
  readonly mistakes?: (text: YamlScalar) => readonly ValueMistake[];
  /** What is accepted, as the end of "Expected …". */
  readonly expected: string;
  /** The same for editors: a JSON Schema. */
  readonly schema: object;
  /** What the setting decides, in a sentence or two. */
  readonly description: string;
  /** How a file would say it. */
  readonly example: string;
}

/** What a setting of some kind has in common with others of its kind. */
type Kind<T> = Pick<Setting<T>, 'read' | 'expected' | 'schema'>;

/** One of a few words. */
export function oneOf<const W extends string>(...words: readonly W[]): Kind<W> {
  return {
    read: (node) => words.find((word) => node.kind === 'scalar' && node.value === word),
    expected: words.map((word) => `\`${word}\``).join(' or '),
    schema: { enum: words },
  };
}

/** `true` or `false`. */
export const truth: Kind<boolean> = {
  read: (node) => (node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined),
  expected: '`true` or `false`',
  schema: { type: 'boolean' },
};

/** A text that is not empty; `pattern` says more about it where it is given. */
export function text(expected: string, pattern = /[^]/): Kind<string> {
  return {
    read: (node) => {
      const value = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
      return pattern.test(value) ? value : undefined;
    },
    expected,
    schema: { type: 'string', pattern: pattern.source === '[^]' ? '.' : pattern.source },
  };
}

/** A list of texts. */
export const texts: Kind<readonly string[]> = {
  read: (node) => {
    if (node.kind !== 'sequence') return undefined;
    const items = node.items.map((item) =>
      item.kind === 'scalar' && typeof item.value === 'string' ? item.value : undefined,
    );
    return items.includes(undefined) ? undefined : (items as readonly string[]);
  },
  expected: 'a list of texts',
  schema: { type: 'array', items: { type: 'string' } },
};

/** A duration from 5 minutes to 14 days, in seconds. */
export const duration: Kind<number> = {
  read: (node) => {
    const [, amount, unit = 'm'] = /^(\d{1,5})([mhd])$/.exec(node.kind === 'scalar' ? node.text : '') ?? [];
    const seconds = Number(amount) * (secondsOf[unit] ?? 0);
    return seconds >= 300 && seconds <= 14 * 86_400 ? seconds : undefined;
  },
  expected: 'a duration from `5m` to `14d`, such as `15m`, `1h` or `2d`',
  schema: { type: 'string', pattern: '^\\d{1,5}[mhd]$' },
};

const secondsOf: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };
