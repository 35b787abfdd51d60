import type { Span } from '../diagnostics/index.ts';

/**
 * A YAML value with its place in the file. Aliases are already replaced by what they point to
 * (keeping the span of the alias) and merge keys are applied, so readers meet only these three kinds.
 */
export type YamlNode = YamlMap | YamlSequence | YamlScalar;

/** A mapping. Keys are unique and in file order. */
export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

/** One `key: value` of a mapping. `key.text` is the key as the author wrote it, without quotes. */
export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

/** A list. */
export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

/**
 * A single value, resolved by the YAML 1.2 core schema.
 * `text` is the content as written (after removing quotes and escapes): `0x10` keeps its spelling
 * there while `value` is 16.
 */
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | bigint | boolean | null;
  readonly text: string;
  /** Whether the author wrote quotes or a block scalar, which makes any content a string. */
  readonly quoted: boolean;
  readonly span: Span;
}

/** The value stored under `key`, or undefined. */
export function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((entry) => entry.key.text === key);
}
