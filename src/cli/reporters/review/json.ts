import { outcomes, plainText, type ChangeNote, type Review, type RuleChange } from '../../../review/model.ts';

/** The review as the JSON document that `docs/review-output.md` describes, ending with a line break. */
export function formatReviewJson(review: Review): string {
  const { before, after, counts, rules, findings } = review;
  const document = {
    version: 1,
    before,
    after,
    counts,
    outcomes: Object.fromEntries(
      outcomes.map((outcome) => [outcome, rules.filter((rule) => rule.outcome === outcome).length]),
    ),
    rules: rules.map(ruleOf),
    findings,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function ruleOf({ notes, ...rule }: RuleChange): object {
  return { ...rule, notes: notes.map(noteOf) };
}

/** Programs search the words; the parts are for those who set them in type. */
function noteOf({ text, ...note }: ChangeNote): object {
  return { ...note, text: plainText(text), parts: text };
}
