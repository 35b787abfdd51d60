import { rulesCalled, type RuleDocument, type RuleIndex } from '../lower/index.ts';
import type { LogsourceSyntax } from '../parse/index.ts';

/** What a rule says about itself before it is converted: enough to decide whether it is wanted. */
export interface RuleSubject {
  /** The path of the source, as the caller named it. */
  readonly path: string;
  readonly id?: string;
  readonly title?: string;
  readonly level?: string;
  readonly status?: string;
  readonly tags: readonly string[];
  /** The log source of a rule; those of all rules that a correlation uses, directly or not. */
  readonly logsources: readonly SubjectLogsource[];
}

/** As written in the rule. */
export interface SubjectLogsource {
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
}

/** What a selection gets to see of a document. */
export function subjectOfSelection(document: RuleDocument, index: RuleIndex): RuleSubject {
  const { id, title, level, status, tags } = document.metadata;
  return {
    path: document.span.source.path,
    ...(id === undefined ? {} : { id: id.value }),
    ...(title === undefined ? {} : { title: title.value }),
    ...(level === undefined ? {} : { level: level.value }),
    ...(status === undefined ? {} : { status: status.value }),
    tags: tags.map(({ value }) => value),
    logsources: logsourcesOf(document, index, new Set()),
  };
}

/** The attributes of a log source as text. */
export function plainLogsource({ category, product, service }: LogsourceSyntax): SubjectLogsource {
  return {
    ...(category === undefined ? {} : { category: category.value }),
    ...(product === undefined ? {} : { product: product.value }),
    ...(service === undefined ? {} : { service: service.value }),
  };
}

/** `seen` ends circles, which are reported when the correlation is lowered. */
function logsourcesOf(
  document: RuleDocument,
  index: RuleIndex,
  seen: Set<RuleDocument>,
): readonly SubjectLogsource[] {
  if (seen.has(document)) return [];
  seen.add(document);
  if (document.kind === 'detection') return [plainLogsource(document.logsource)];
  return document.correlation.rules
    .flatMap(({ value }) => rulesCalled(value, index))
    .flatMap((rule) => logsourcesOf(rule, index, seen));
}
