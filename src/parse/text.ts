import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { YamlEntry, YamlNode } from '../yaml/index.ts';
import type { Located } from './document.ts';

/**
 * The text of a descriptive attribute. A number or boolean is taken as it is spelt, with a warning;
 * undefined for anything else, with a warning too, and silently for an absent attribute.
 */
export function readText(
  entry: YamlEntry | undefined,
  diagnostics: Diagnostics,
): Located<string> | undefined {
  if (entry === undefined) return undefined;
  return textOf(entry.value, entry.key.text, diagnostics);
}

/** The texts of a descriptive list attribute. A single text counts as a list of one, with a warning. */
export function readTexts(
  entry: YamlEntry | undefined,
  diagnostics: Diagnostics,
): readonly Located<string>[] {
  if (entry === undefined) return [];
  const { key, value } = entry;
  if (value.kind === 'sequence') {
    return value.items
      .map((item) => textOf(item, key.text, diagnostics))
      .filter((text) => text !== undefined);
  }
  if (value.kind === 'scalar' && typeof value.value === 'string') {
    diagnostics.report(
      'attribute-type',
      value.span,
      `${quote(key.text)} should be a list; this is read as a list of one.`,
    );
    return [{ value: value.value, span: value.span }];
  }
  diagnostics.report('attribute-type', value.span, `${quote(key.text)} should be a list; it is ignored.`);
  return [];
}

function textOf(node: YamlNode, name: string, diagnostics: Diagnostics): Located<string> | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string') return { value: node.value, span: node.span };
  if (node.kind === 'scalar' && node.value !== null) {
    const message = `${quote(name)} should be text; ${quote(node.text)} is read as it is spelt.`;
    diagnostics.report('attribute-type', node.span, message, { help: 'Put quotes around it.' });
    return { value: node.text, span: node.span };
  }
  const found = node.kind === 'scalar' ? 'nothing' : node.kind === 'map' ? 'a map' : 'a list';
  diagnostics.report(
    'attribute-type',
    node.span,
    `${quote(name)} should be text, not ${found}; it is ignored.`,
  );
  return undefined;
}
