import type { Logsource, RuleMetadata } from '../ir/index.ts';
import type { Located, LogsourceSyntax, Metadata } from '../parse/index.ts';

/** The descriptive attributes as plain data. A rule without a title gets an empty one. */
export function lowerMetadata(metadata: Metadata): RuleMetadata {
  return {
    title: metadata.title?.value ?? '',
    ...present(metadata, leadingTexts),
    references: texts(metadata.references),
    tags: texts(metadata.tags),
    falsePositives: texts(metadata.falsePositives),
    fields: texts(metadata.fields),
    related: metadata.related.map(({ id, type }) => ({ id: id.value, type: type.value })),
    scope: texts(metadata.scope),
    ...present(metadata, trailingTexts),
  };
}

const leadingTexts = [
  'id',
  'name',
  'status',
  'level',
  'description',
  'license',
  'author',
  'date',
  'modified',
] as const;
const trailingTexts = ['taxonomy'] as const;

/** The log source in lower case, as the specification writes it. */
export function lowerLogsource(logsource: LogsourceSyntax): Logsource {
  const lowered: { -readonly [Name in keyof Logsource]?: Logsource[Name] } = {};
  for (const name of logsourceTexts) {
    const located = logsource[name];
    if (located !== undefined) lowered[name] = located.value.toLowerCase();
  }
  return { ...lowered, span: logsource.span };
}

const logsourceTexts = ['category', 'product', 'service'] as const;

/** Those of some attributes that a rule has. */
function present<Name extends string>(
  attributes: { readonly [Key in Name]?: Located<string> },
  names: readonly Name[],
): { readonly [Key in Name]?: string } {
  const found: { [Key in Name]?: string } = {};
  for (const name of names) {
    const located = attributes[name];
    if (located !== undefined) found[name] = located.value;
  }
  return found;
}

function texts(list: readonly Located<string>[]): readonly string[] {
  return list.map((located) => located.value);
}
