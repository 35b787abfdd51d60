import type { Diagnostic, Diagnostics, Effect, Span } from '../diagnostics/index.ts';

/**
 * Which differences between a rule and its query are acceptable: none (`never`), only more matches
 * (`wider`), or `any`.
 */
export type AcceptedLoss = 'never' | 'wider' | 'any';

/** Whether none of the findings names a difference that is not acceptable. */
export function isAcceptable(diagnostics: readonly Diagnostic[], accepted: AcceptedLoss): boolean {
  return lossesBeyond(diagnostics, accepted).length === 0;
}

/** Reports the differences that are not acceptable as one error at `span`. Returns whether there are any. */
export function reportLosses(span: Span, accepted: AcceptedLoss, diagnostics: Diagnostics): boolean {
  const losses = lossesBeyond(diagnostics.list, accepted);
  if (losses.length === 0) return false;
  const names = [...new Set(losses.map(({ code, effect }) => `${code} (${effect ?? ''})`))].join(', ');
  const condition = accepted === 'never' ? 'differ from' : 'miss events of';
  const message = `The query would ${condition} the rule, which is not accepted: ${names}.`;
  const related = losses.map(({ message: note, span: place }) => ({ message: note, span: place }));
  diagnostics.report('loss-refused', span, message, { related: related.slice(0, relatedPlaces) });
  return true;
}

/** The differences themselves are reported as well, so a few are enough to recognise them. */
const relatedPlaces = 3;

const refused: Readonly<Record<AcceptedLoss, readonly Effect[]>> = {
  never: ['wider', 'narrower', 'different'],
  wider: ['narrower', 'different'],
  any: [],
};

function lossesBeyond(diagnostics: readonly Diagnostic[], accepted: AcceptedLoss): readonly Diagnostic[] {
  return diagnostics.filter(({ effect }) => effect !== undefined && refused[accepted].includes(effect));
}
