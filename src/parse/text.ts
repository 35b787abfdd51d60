import type { Diagnostics } from '../diagnostics/index.ts';
import type { YamlEntry, YamlNode } from '../yaml/index.ts';
import type { Located } from './document.ts';

/** The text of a descriptive attribute; undefined if it has none, with a warning if it has something else. */
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
    return value.items.flatMap((item) => textOf(item, key.text, diagnostics) ?? []);
  }
  const single = textOf(value, key.text, diagnostics);
  if (single === undefined) return [];
  diagnostics.report(
    'attribute-type',
    value.span,
    `\`${key.text}\` should be a list; it is read as a list of one.`,
  );
  return [single];
}

function textOf(value: YamlNode, name: string, diagnostics: Diagnostics): Located<string> | undefined {
  if (value.kind === 'scalar' && typeof value.value === 'string')
    return { value: value.value, span: value.span };
  const span = value.kind === 'scalar' && value.text === '' ? value.span : value.span;
  if (value.kind === 'scalar' && value.value !== null) {
    diagnostics.report(
      'attribute-type',
      span,
      `\`${name}\` should be text; \`${value.text}\` is read as text.`,
    );
    return { value: value.text, span };
  }
  diagnostics.report('attribute-type', span, `\`${name}\` should be text; it is ignored.`);
  return undefined;
}
