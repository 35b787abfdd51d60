import type { SigmaDocument } from '../parse/index.ts';
import type { YamlNode, YamlScalar } from '../yaml/index.ts';

/** `Field|modifiers: values` as the author wrote it. */
export interface FieldItem {
  readonly key: YamlScalar;
  /** Empty for keywords (`'|all'`). */
  readonly field: string;
  readonly modifiers: readonly string[];
  /** One or more; the values of a list in its order. */
  readonly values: readonly YamlScalar[];
}

const known = new WeakMap<SigmaDocument, readonly FieldItem[]>();

/** Every field with its values in the search identifiers of a document, in the order of the file. */
export function fieldItemsOf(document: SigmaDocument): readonly FieldItem[] {
  if (document.kind === 'correlation') return [];
  let items = known.get(document);
  if (items === undefined) {
    items = document.detection.identifiers.flatMap(({ body }) => itemsIn(body));
    known.set(document, items);
  }
  return items;
}

function itemsIn(node: YamlNode): readonly FieldItem[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'sequence') return node.items.flatMap(itemsIn);
  return node.entries.map(({ key, value }) => {
    const [field = '', ...modifiers] = key.text.split('|');
    return { key, field, modifiers, values: scalarsIn(value) };
  });
}

function scalarsIn(node: YamlNode): readonly YamlScalar[] {
  const items = node.kind === 'sequence' ? node.items : [node];
  return items.filter((item) => item.kind === 'scalar');
}
