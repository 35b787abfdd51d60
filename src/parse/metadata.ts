import { quote, didYouMean, suggestion, type Diagnostics } from '../diagnostics/index.ts';
import type { YamlEntry, YamlMap } from '../yaml/index.ts';
import { knownAttributes, relatedTypes, textAttributes, type TextAttribute } from './attributes.ts';
import type { Located, Metadata, RelatedRule } from './document.ts';
import { readText, readTexts } from './text.ts';

type TextName = keyof typeof textAttributes;

/**
 * Reads the descriptive attributes of a document. Whatever is wrong with them is a warning, since it can
 * not change what the document matches.
 */
export function readMetadata(map: YamlMap, diagnostics: Diagnostics): Metadata {
  const entries = new Map(map.entries.map((entry) => [entry.key.text, entry]));
  const texts = (key: string): readonly Located<string>[] => readTexts(entries.get(key), diagnostics);
  const custom = map.entries.filter(({ key }) => !known.has(key.text));
  reportMisspelt(custom, entries, diagnostics);
  if (!entries.has('title')) {
    const place = map.entries[0]?.key.span ?? map.span;
    diagnostics.report('title-missing', place, 'The document has no `title`.');
  }
  const found = textNames.map((name) => [name, readAttribute(name, entries.get(name), diagnostics)] as const);
  const read: { -readonly [Name in keyof Metadata]: Metadata[Name] } = {
    related: readRelated(entries.get('related'), diagnostics),
    references: texts('references'),
    fields: texts('fields'),
    falsePositives: texts('falsepositives'),
    tags: texts('tags'),
    scope: texts('scope'),
    custom,
  };
  for (const [name, text] of found) if (text !== undefined) read[name] = text;
  return read;
}

const textNames = Object.keys(textAttributes) as readonly TextName[];

const known: ReadonlySet<string> = new Set(knownAttributes);

function readAttribute(
  name: TextName,
  entry: YamlEntry | undefined,
  diagnostics: Diagnostics,
): Located<string> | undefined {
  const text = readText(entry, diagnostics);
  if (text !== undefined) checkText(name, text, textAttributes[name], diagnostics);
  return text;
}

function checkText(name: string, text: Located<string>, rule: TextAttribute, diagnostics: Diagnostics): void {
  const { values, format, longest } = rule;
  if (values !== undefined && !values.includes(text.value)) {
    const message = `${quote(text.value)} is not a ${name} of the specification.${suggestion(text.value, values)}`;
    diagnostics.report('attribute-value', text.span, message, { help: `Write one of ${values.join(', ')}.` });
  }
  if (format !== undefined && !format.test.test(text.value)) {
    diagnostics.report('attribute-format', text.span, `${quote(name)} should be ${format.says}.`);
  }
  if (longest !== undefined && text.value.length > longest) {
    const message = `${quote(name)} holds ${text.value.length} characters; the specification allows ${longest}.`;
    diagnostics.report('attribute-format', text.span, message);
  }
}

/** A custom attribute is legal; one that nearly has the name of an absent known one is probably a slip. */
function reportMisspelt(
  custom: readonly YamlEntry[],
  entries: ReadonlyMap<string, YamlEntry>,
  diagnostics: Diagnostics,
): void {
  for (const { key } of custom.slice(0, 100)) {
    const meant = didYouMean(key.text, knownAttributes);
    if (meant === undefined || entries.has(meant)) continue;
    const message = `${quote(key.text)} is not an attribute of the specification. Did you mean \`${meant}\`?`;
    diagnostics.report('attribute-misspelt', key.span, message);
  }
}

function readRelated(entry: YamlEntry | undefined, diagnostics: Diagnostics): readonly RelatedRule[] {
  if (entry === undefined) return [];
  if (entry.value.kind !== 'sequence') {
    diagnostics.report(
      'attribute-type',
      entry.value.span,
      '`related` should be a list of maps; it is ignored.',
    );
    return [];
  }
  return entry.value.items.flatMap((item) => {
    const entries = item.kind === 'map' ? item.entries : [];
    const id = entries.find(({ key }) => key.text === 'id');
    const type = entries.find(({ key }) => key.text === 'type');
    if (id === undefined || type === undefined) {
      const message = 'An entry of `related` should have `id` and `type`; this one is ignored.';
      diagnostics.report('attribute-type', item.span, message);
      return [];
    }
    const related = { id: readText(id, diagnostics), type: readText(type, diagnostics) };
    if (related.id === undefined || related.type === undefined) return [];
    checkText('type of `related`', related.type, { values: relatedTypes }, diagnostics);
    return { id: related.id, type: related.type };
  });
}
