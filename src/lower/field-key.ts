import type { Span } from '../diagnostics/index.ts';
import type { FieldName } from '../ir/index.ts';
import { spanWithin, type YamlScalar } from '../yaml/index.ts';

/** `Field|modifier|modifier`, taken apart but not judged. */
export interface FieldKey {
  /** `undefined` for keywords (`'|all'`), which look at the whole event. */
  readonly field: FieldName | undefined;
  readonly modifiers: readonly ModifierUse[];
  readonly span: Span;
}

/** A modifier as written, and where. */
export interface ModifierUse {
  readonly name: string;
  readonly span: Span;
}

/** Takes a key of a search identifier apart (Sigma Rules specification, "Value Modifiers"). */
export function parseFieldKey(key: YamlScalar): FieldKey {
  const locate = spanWithin(key);
  const [name = '', ...modifierNames] = key.text.split('|');
  const modifiers: ModifierUse[] = [];
  let at = name.length + 1;
  for (const modifier of modifierNames) {
    modifiers.push({ name: modifier, span: locate(at, at + Math.max(1, modifier.length)) });
    at += modifier.length + 1;
  }
  const field = name === '' ? undefined : { name, span: locate(0, name.length) };
  return { field, modifiers, span: key.span };
}
