import type { Diagnostic } from '../diagnostics/index.ts';
import type { RuleDocument } from '../lower/index.ts';

/**
 * The findings about a rule, in which an error that lies in another file, such as that of a filter, also shows the
 * rule: one filter applies to many rules, and not all of them need be refused.
 */
export function nameRule(diagnostics: readonly Diagnostic[], document: RuleDocument): readonly Diagnostic[] {
  const { metadata, span } = document;
  return diagnostics.map((diagnostic) => {
    if (diagnostic.severity !== 'error' || diagnostic.span.source.path === span.source.path)
      return diagnostic;
    const rule = { message: 'This rule is refused for it.', span: metadata.title?.span ?? span };
    return { ...diagnostic, related: [...(diagnostic.related ?? []), rule] };
  });
}
