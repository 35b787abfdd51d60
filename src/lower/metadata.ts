import type { Logsource, RuleMetadata } from '../ir/index.ts';
import type { Located, LogsourceSyntax, Metadata } from '../parse/index.ts';

/** The descriptive attributes as plain data. A rule without a title gets an empty one. */
export function lowerMetadata(metadata: Metadata): RuleMetadata {
  return {
    title: metadata.title?.value ?? '',
    ...text('id', metadata.id),
    ...text('name', metadata.name),
    ...text('status', metadata.status),
    ...text('level', metadata.level),
    ...text('description', metadata.description),
    ...text('license', metadata.license),
    ...text('author', metadata.author),
    ...text('date', metadata.date),
    ...text('modified', metadata.modified),
    references: texts(metadata.references),
    tags: texts(metadata.tags),
    falsePositives: texts(metadata.falsePositives),
    fields: texts(metadata.fields),
    related: metadata.related.map(({ id, type }) => ({ id: id.value, type: type.value })),
    scope: texts(metadata.scope),
    ...text('taxonomy', metadata.taxonomy),
  };
}

/** The log source in lower case, as the specification writes it. */
export function lowerLogsource(logsource: LogsourceSyntax): Logsource {
  return {
    ...text('category', logsource.category, true),
    ...text('product', logsource.product, true),
    ...text('service', logsource.service, true),
    span: logsource.span,
  };
}

function text<Key extends string>(
  key: Key,
  located: Located<string> | undefined,
  lowerCase = false,
): Partial<Record<Key, string>> {
  if (located === undefined) return {};
  const value = lowerCase ? located.value.toLowerCase() : located.value;
  return { [key]: value } as Partial<Record<Key, string>>;
}

function texts(list: readonly Located<string>[]): readonly string[] {
  return list.map((located) => located.value);
}
