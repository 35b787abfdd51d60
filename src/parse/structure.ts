import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { YamlEntry, YamlNode } from '../yaml/index.ts';
import type { Located } from './document.ts';

/**
 * Readers for the parts that decide what a document matches. Unlike descriptive attributes, a wrong type
 * here is an error: each reader answers undefined after exactly one.
 */

/** A name or text of one word or more. */
export function readName({ key, value }: YamlEntry, diagnostics: Diagnostics): Located<string> | undefined {
  return nameOf(value, key.text, diagnostics);
}

/** One name or a list of at least one. */
export function readNames(
  { key, value }: YamlEntry,
  diagnostics: Diagnostics,
): readonly Located<string>[] | undefined {
  const items = value.kind === 'sequence' ? value.items : [value];
  if (items.length === 0) return refuse(value, `${quote(key.text)} is empty.`, diagnostics);
  const names: Located<string>[] = [];
  for (const item of items) {
    const name = nameOf(item, key.text, diagnostics);
    if (name === undefined) return undefined;
    names.push(name);
  }
  return names;
}

/** A number; `whole` asks for an integer that is not negative. */
export function readNumber(
  { key, value }: YamlEntry,
  whole: boolean,
  diagnostics: Diagnostics,
): Located<number> | undefined {
  const number = value.kind === 'scalar' ? value.value : undefined;
  if (
    typeof number === 'number' &&
    Number.isFinite(number) &&
    (!whole || (Number.isInteger(number) && number >= 0))
  ) {
    return { value: number, span: value.span };
  }
  return refuse(
    value,
    `${quote(key.text)} must be ${whole ? 'a whole number, 0 or more' : 'a number'}.`,
    diagnostics,
  );
}

/** Reports that a part of the document is not what the specification asks for, and what to write instead. */
export function refuse(node: YamlNode, message: string, diagnostics: Diagnostics, help?: string): undefined {
  diagnostics.report('structure-type', node.span, message, help === undefined ? {} : { help });
  return undefined;
}

function nameOf(node: YamlNode, owner: string, diagnostics: Diagnostics): Located<string> | undefined {
  if (node.kind === 'scalar' && node.value !== null && node.text !== '')
    return { value: node.text, span: node.span };
  const found = node.kind === 'scalar' ? 'nothing' : node.kind === 'map' ? 'a map' : 'a list';
  const help = 'Write one word or text; put quotes around it if it is empty or looks like something else.';
  return refuse(node, `${quote(owner)} must be text, not ${found}.`, diagnostics, help);
}
