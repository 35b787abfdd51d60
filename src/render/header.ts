import type { Diagnostic, Span } from '../diagnostics/index.ts';
import type { AppliedFilter, RuleMetadata } from '../ir/index.ts';
import type { Verdict } from '../outcome/verdict.ts';

/** A rule that was converted, and how well. */
export interface HeaderSubject {
  readonly metadata: RuleMetadata;
  readonly span: Span;
  readonly filters: readonly AppliedFilter[];
  readonly target: string;
  readonly verdict: Verdict;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a reader of a query should know about it: which rule it is, who wrote it, and how far to trust
 * it. One line each; the texts come from the rule, so whoever prints them must keep them inert.
 */
export function headerOf(subject: HeaderSubject): readonly string[] {
  const { metadata, span, filters, target, verdict, diagnostics } = subject;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Rule', metadata.title],
    ['Id', metadata.id],
    ['Level', metadata.level],
    ['Author', metadata.author],
    ['Source', nameOf(span)],
    ...filters.map((filter) => ['Filter', `${filter.title} (${nameOf(filter.span)})`] as const),
    ['Verdict', `${verdict} (${target})`],
  ];
  const lines = facts.flatMap(([label, value]) =>
    value === undefined ? [] : [`${label.padEnd(8)} ${value}`],
  );
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return [...lines, ...warnings.map(({ message }) => `Warning  ${message}`)];
}

function nameOf({ source }: Span): string {
  return source.name ?? source.path;
}
