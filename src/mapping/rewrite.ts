import { isMany, literalText, many, type StringPattern, type StringValue, type Value } from '../ir/index.ts';
import type { ValueRewrite } from './model.ts';
import { bareName, literalLike, withPattern } from './pattern.ts';
import { replacePrefix } from './prefix.ts';
import { registryData } from './registry-data.ts';
import { translate } from './translate.ts';

/**
 * What a column holds where the Sigma field holds `value`: one or more alternatives, or none if the
 * column never holds it. Values that are not strings stay as they are.
 */
export function rewriteValue(value: Value, rewrites: readonly ValueRewrite[]): readonly Value[] {
  if (rewrites.length === 0) return [value];
  const start = value.kind === 'number' || value.kind === 'boolean' ? asText(value) : value;
  if (start.kind !== 'string') return [value];
  let alternatives: readonly StringValue[] = [start];
  for (const rewrite of rewrites) {
    const [only] = alternatives;
    alternatives =
      only !== undefined && alternatives.length === 1
        ? rewriteString(only, rewrite)
        : alternatives.flatMap((alternative) => rewriteString(alternative, rewrite));
  }
  const [only] = alternatives;
  return alternatives.length === 1 && only === start ? [value] : distinct(alternatives);
}

function rewriteString(value: StringValue, rewrite: ValueRewrite): readonly StringValue[] {
  switch (rewrite.kind) {
    case 'prefix':
      return replacePrefix(value, rewrite.from, rewrite.to);
    case 'replace':
      return replaceText(value, rewrite.from, rewrite.to);
    case 'translate':
      return translate(value, rewrite.values);
    case 'suffix':
      return value.pattern.length === 0 || isMany(value.pattern.at(-1))
        ? [value]
        : rewrite.to.map((text) => withPattern(value, [...value.pattern, text]));
    case 'anywhere':
      return [withPattern(value, [many, ...value.pattern, many])];
    case 'member':
      return value.pattern.length === 0 ? [value] : [withPattern(value, [many, ...value.pattern, many])];
    case 'file-name':
      return fileName(value);
    case 'or-file-name': {
      const name = bareName(value.pattern);
      return name === undefined ? [value] : [value, literalLike(value, name)];
    }
    case 'or-doubled-name': {
      const segment = lastSegment(value.pattern);
      return segment === undefined ? [value] : [value, withPattern(value, [...value.pattern, ...segment])];
    }
    case 'registry-data': {
      const { numbers, isEmpty } = registryData(value.pattern);
      return [value, ...[...numbers, ...(isEmpty ? [''] : [])].map((text) => literalLike(value, text))];
    }
    case 'hex-or-decimal': {
      const text = literalText(value.pattern);
      return text === undefined
        ? [value]
        : [value, ...otherRadix(text).map((other) => literalLike(value, other))];
    }
  }
}

function replaceText(value: StringValue, from: string, to: readonly string[]): readonly StringValue[] {
  const found = value.pattern.some(
    (part) => typeof part === 'string' && part.toLowerCase().includes(from.toLowerCase()),
  );
  if (!found) return [value];
  const search = new RegExp(from.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi');
  return [
    value,
    ...to.map((text) =>
      withPattern(
        value,
        value.pattern.map((part) => (typeof part === 'string' ? part.replace(search, () => text) : part)),
      ),
    ),
  ];
}

/**
 * What is left of the pattern behind the last path separator; nothing if the pattern ends there or goes
 * on in a way that could be another folder.
 */
function fileName(value: StringValue): readonly StringValue[] {
  const { pattern } = value;
  for (let index = pattern.length - 1; index >= 0; index -= 1) {
    const part = pattern[index];
    if (typeof part !== 'string') continue;
    const cut = Math.max(part.lastIndexOf('\\'), part.lastIndexOf('/'));
    if (cut === -1) continue;
    const tail: StringPattern = [part.slice(cut + 1), ...pattern.slice(index + 1)];
    const named = withPattern(value, tail);
    return named.pattern.length === 0 || named.pattern.some(isMany) ? [] : [named];
  }
  return [value];
}

/**
 * The last segment of a path with its separator, where a second one changes whether the pattern fits: the
 * pattern says more of the path than how it ends, and all of the segment.
 */
function lastSegment(pattern: StringPattern): StringPattern | undefined {
  const index = pattern.findLastIndex((part) => typeof part === 'string' && /[\\/]/.test(part));
  const part = pattern[index];
  if (typeof part !== 'string') return undefined;
  const cut = Math.max(part.lastIndexOf('\\'), part.lastIndexOf('/'));
  const segment = [part.slice(cut), ...pattern.slice(index + 1)];
  const saysMore = cut > 0 || index !== 1 || !isMany(pattern[0]);
  const isNamed = segment.length > 1 || part.length > cut + 1;
  return saysMore && isNamed && !segment.some(isMany) ? segment : undefined;
}

function otherRadix(text: string): readonly string[] {
  if (/^0x[0-9a-f]{1,16}$/i.test(text)) return [BigInt(text).toString()];
  if (/^[0-9]{1,20}$/.test(text)) return [`0x${BigInt(text).toString(16)}`];
  return [];
}

function asText(value: Extract<Value, { kind: 'number' | 'boolean' }>): StringValue {
  const text = value.kind === 'number' ? value.text : String(value.value);
  return { kind: 'string', pattern: [text], cased: false, span: value.span };
}

function distinct(values: readonly StringValue[]): readonly StringValue[] {
  if (values.length < 2) return values;
  return [...new Map(values.map((value) => [JSON.stringify(value.pattern), value])).values()];
}
