import type { Diagnostics } from '../diagnostics/index.ts';
import type { YamlEntry, YamlMap } from '../yaml/index.ts';
import type { Metadata, RelatedRule } from './document.ts';
import { readText, readTexts } from './text.ts';

/** Reads the descriptive attributes; wrong types are warnings, since they can't change what a rule matches. */
export function readMetadata(map: YamlMap, diagnostics: Diagnostics): Metadata {
  const entries = new Map(map.entries.map((entry) => [entry.key.text, entry]));
  const text = (key: string): object => {
    const value = readText(entries.get(key), diagnostics);
    return value === undefined ? {} : { [key]: value };
  };
  const texts = (key: string) => readTexts(entries.get(key), diagnostics);
  return {
    ...Object.assign({}, ...textAttributes.map(text)),
    related: readRelated(entries.get('related'), diagnostics),
    references: texts('references'),
    fields: texts('fields'),
    falsePositives: texts('falsepositives'),
    tags: texts('tags'),
    scope: texts('scope'),
    custom: map.entries.filter((entry) => !known.has(entry.key.text)),
  };
}

const textAttributes = [
  'title',
  'id',
  'name',
  'taxonomy',
  'status',
  'description',
  'license',
  'author',
  'date',
  'modified',
  'level',
] as const;

const known: ReadonlySet<string> = new Set([
  ...textAttributes,
  'related',
  'references',
  'fields',
  'falsepositives',
  'tags',
  'scope',
  'logsource',
  'detection',
  'correlation',
  'filter',
]);

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
    const id = readText(
      entries.find((each) => each.key.text === 'id'),
      diagnostics,
    );
    const type = readText(
      entries.find((each) => each.key.text === 'type'),
      diagnostics,
    );
    if (id !== undefined && type !== undefined) return { id, type };
    diagnostics.report(
      'attribute-type',
      item.span,
      'An entry of `related` should have `id` and `type`; it is ignored.',
    );
    return [];
  });
}
