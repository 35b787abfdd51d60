import type { Source, Span } from '../diagnostics/index.ts';
import type { SigmaDocument } from '../parse/index.ts';
import type { YamlNode } from '../yaml/index.ts';

/** How the authors of documents spelled what lowering has resolved. */
export interface Authored {
  /** The text of the value at a place; undefined where none begins, or several do (through an alias). */
  textAt(span: Span): string | undefined;
  /** The modifiers of the field item that begins at a place. */
  modifiersAt(span: Span): readonly string[];
}

/** An index over the search identifiers of documents: a rule, and the filters that apply to it. */
export function authoredIn(documents: readonly SigmaDocument[]): Authored {
  const texts = new Map<Source, Map<number, string | undefined>>();
  const modifiers = new Map<Source, Map<number, readonly string[]>>();
  const visit = (node: YamlNode): void => {
    const { source, start } = node.span;
    switch (node.kind) {
      case 'scalar': {
        const known = entryOf(texts, source);
        known.set(start, known.has(start) && known.get(start) !== node.text ? undefined : node.text);
        return;
      }
      case 'sequence':
        for (const item of node.items) visit(item);
        return;
      case 'map':
        for (const { key, value } of node.entries) {
          const [, ...names] = key.text.split('|');
          entryOf(modifiers, key.span.source).set(key.span.start, names);
          visit(value);
        }
    }
  };
  for (const document of documents) {
    if (document.kind !== 'correlation') for (const { body } of document.detection.identifiers) visit(body);
  }
  return {
    textAt: ({ source, start }) => texts.get(source)?.get(start),
    modifiersAt: ({ source, start }) => modifiers.get(source)?.get(start) ?? [],
  };
}

function entryOf<T>(index: Map<Source, Map<number, T>>, source: Source): Map<number, T> {
  const entry = index.get(source) ?? new Map<number, T>();
  index.set(source, entry);
  return entry;
}
