import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type Scalar, type YAMLMap } from 'yaml';
import { InternalError, quote, type Diagnostics, type Source, type Span } from '../diagnostics/index.ts';
import { maximumAliasNodes, maximumNesting } from './limits.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './tree.ts';

/**
 * Turns the library's tree of one document into ours: aliases replaced, merge keys applied, keys checked.
 * Undefined if there is no content, or after one error that says why the document can't be read.
 */
export function buildTree(contents: unknown, source: Source, diagnostics: Diagnostics): YamlNode | undefined {
  if (contents === null || contents === undefined) return undefined;
  if (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN') return undefined;
  try {
    return new TreeBuilder(source, diagnostics).node(contents as Node);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Ends the building of one document after its error was reported. */
class Unreadable extends Error {}

interface Anchored {
  readonly node: YamlNode;
  /** How many nodes it holds, aliases replaced. */
  readonly size: number;
  /** How many maps and lists stand inside one another in it. */
  readonly height: number;
}

/** Works in document order, so that an alias finds the nearest anchor before it, as YAML demands. */
class TreeBuilder {
  readonly #anchors = new Map<string, Anchored | 'open'>();
  readonly #source: Source;
  readonly #diagnostics: Diagnostics;
  #size = 0;
  #fromAliases = 0;
  #depth = 0;
  #deepest = 0;

  constructor(source: Source, diagnostics: Diagnostics) {
    this.#source = source;
    this.#diagnostics = diagnostics;
  }

  node(node: Node): YamlNode {
    if (isAlias(node)) return this.#alias(node);
    const anchor = (node as Scalar).anchor;
    if (anchor === undefined) return this.#plain(node);
    const before = { size: this.#size, deepest: this.#deepest };
    this.#deepest = this.#depth;
    this.#anchors.set(anchor, 'open');
    const built = this.#plain(node);
    const size = this.#size - before.size;
    this.#anchors.set(anchor, { node: built, size, height: this.#deepest - this.#depth });
    this.#deepest = Math.max(before.deepest, this.#deepest);
    return built;
  }

  #plain(node: Node): YamlNode {
    this.#size += 1;
    if (isScalar(node)) return this.#scalar(node);
    this.#depth += 1;
    this.#deepest = Math.max(this.#deepest, this.#depth);
    const built = isMap(node) ? this.#map(node) : this.#sequence(node);
    this.#depth -= 1;
    return built;
  }

  #sequence(node: Node): YamlSequence {
    const span = this.#span(node);
    if (!isSeq(node)) throw new InternalError('a node is a map, a list, a value or an alias');
    return { kind: 'sequence', items: node.items.map((item) => this.node(item as Node)), span };
  }

  #scalar(node: Scalar): YamlScalar {
    const text = node.source ?? '';
    const value = exactInteger(node.value as YamlScalar['value'], text);
    return { kind: 'scalar', value, text, quoted: node.type !== 'PLAIN', span: this.#span(node) };
  }

  #map(map: YAMLMap): YamlMap {
    const entries = new Map<string, YamlEntry>();
    const merged = new Map<string, YamlEntry>();
    for (const pair of map.items) {
      const key = this.#key(pair.key as Node);
      const value = pair.value === null ? this.#absent(key) : this.node(pair.value as Node);
      if (key.text === '<<' && !key.quoted) {
        this.#merge(value, merged);
        continue;
      }
      const first = entries.get(key.text);
      if (first !== undefined) {
        this.#refuse(
          'yaml-duplicate-key',
          key.span,
          `${quote(key.text)} is already a key of this map.`,
          first.key.span,
        );
      }
      entries.set(key.text, { key, value });
    }
    for (const [name, entry] of merged) if (!entries.has(name)) entries.set(name, entry);
    return { kind: 'map', entries: [...entries.values()], span: this.#span(map) };
  }

  #key(node: Node): YamlScalar {
    const key = this.node(node);
    if (key.kind === 'scalar' && (key.value !== null || key.quoted)) return key;
    if (key.kind === 'scalar') {
      const message =
        key.text === '' ? 'Nothing stands before this colon.' : `${quote(key.text)} means nothing in YAML.`;
      return this.#refuse('yaml-key', key.span, message);
    }
    return this.#refuse('yaml-key', key.span, 'The key of a map must be a name, not a map or a list.');
  }

  /** `key` in a flow map without a colon, which YAML reads as `key: null`. */
  #absent(key: YamlScalar): YamlScalar {
    const span = { ...key.span, start: key.span.end };
    return { kind: 'scalar', value: null, text: '', quoted: false, span };
  }

  /** Adds what `<<` brings in. Keys of the map itself win, and so do earlier maps of a list. */
  #merge(value: YamlNode, into: Map<string, YamlEntry>): void {
    const maps = value.kind === 'sequence' ? value.items : [value];
    for (const map of maps) {
      if (map.kind !== 'map') {
        this.#refuse('yaml-merge', map.span, 'The merge key `<<` takes a map or a list of maps.');
        continue;
      }
      for (const entry of map.entries) if (!into.has(entry.key.text)) into.set(entry.key.text, entry);
    }
  }

  #alias(alias: Alias): YamlNode {
    const span = this.#span(alias);
    const target = this.#anchors.get(alias.source);
    if (target === undefined || target === 'open') {
      const why = target === 'open' ? 'it stands inside of what it names' : 'no such anchor stands before it';
      return this.#refuse(
        'yaml-alias',
        span,
        `The alias ${quote(`*${alias.source}`)} can not be resolved: ${why}.`,
      );
    }
    this.#deepest = Math.max(this.#deepest, this.#depth + target.height);
    if (this.#deepest > maximumNesting) {
      const message = `With this alias more than ${maximumNesting} maps and lists stand inside one another.`;
      return this.#refuse('yaml-too-deep', span, message);
    }
    this.#size += target.size;
    this.#fromAliases += target.size;
    if (this.#fromAliases > maximumAliasNodes) {
      const message = `Replacing the aliases of this document would add more than ${maximumAliasNodes} values.`;
      return this.#refuse('yaml-alias-limit', span, message);
    }
    return { ...target.node, span };
  }

  #span(node: Node): Span {
    const range = (node as Scalar).range;
    return { source: this.#source, start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
  }

  #refuse(
    code:
      'yaml-duplicate-key' | 'yaml-key' | 'yaml-merge' | 'yaml-alias' | 'yaml-alias-limit' | 'yaml-too-deep',
    span: Span,
    message: string,
    first?: Span,
  ): never {
    const related =
      first === undefined ? {} : { related: [{ message: 'It stands here first.', span: first }] };
    this.#diagnostics.report(code, span, message, related);
    throw new Unreadable();
  }
}

/**
 * Integers beyond 2^53 as bigint, since a rounded number would silently test another value. With more
 * digits than any log has numbers they stay text, which costs nothing to read.
 */
function exactInteger(value: YamlScalar['value'], text: string): YamlScalar['value'] {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !integer.test(text)) return value;
  return text.length > longestInteger ? text : BigInt(text.replace('+', ''));
}

const integer = /^(?:[-+]?\d+|0x[\da-fA-F]+|0o[0-7]+)$/;
const longestInteger = 100;
