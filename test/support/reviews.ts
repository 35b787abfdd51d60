import {
  outcomes,
  type Place,
  type Review,
  type ReviewFinding,
  type RuleChange,
} from '../../src/review/model.ts';

/** Makes a text for a place of a review that holds text of strangers. */
export type TextSource = () => string;

/** A review with one rule for every outcome, `times` over; whatever can be text is what the source says. */
export function reviewWith(text: TextSource, times = 1): Review {
  const rules = outcomes.flatMap((outcome) =>
    Array.from({ length: times }, () => ruleChange({ outcome }, text)),
  );
  return {
    before: text(),
    after: text(),
    rules,
    counts: { filesBefore: 40, filesAfter: 41, evaluated: rules.length, affected: rules.length },
    findings: { added: [finding(text)], gone: [finding(text)] },
  };
}

/** A review where something that all rules share broke, and took its query from a rule. */
export function brokenReview(text: TextSource): Review {
  const error: ReviewFinding = { ...finding(text), severity: 'error' };
  const rule = ruleChange(
    {
      outcome: 'refused',
      causes: [{ kind: 'mapping', path: text(), change: 'changed' }],
      findings: { added: [error], gone: [] },
    },
    text,
  );
  const review = reviewWith(text);
  return { ...review, rules: [rule, ...review.rules], findings: { added: [error], gone: [] } };
}

/** A changed rule that has everything that a changed rule can have. */
export function ruleChange(parts: Partial<RuleChange>, text: TextSource = () => 'plain'): RuleChange {
  const side = (name: Place['side']): NonNullable<RuleChange['before']> => ({
    place: place(name, text),
    title: text(),
    id: text(),
    level: text(),
    status: text(),
    verdict: name === 'before' ? 'exact' : 'approximate',
    target: `${name} ${text()}`,
    query: `${text()}\n| where ${text()} ${name}`,
    length: name === 'before' ? 900 : 1200,
    cost: { index: 2, scan: name === 'before' ? 1 : 3 },
    tables: [{ table: `${name} ${text()}`, connectors: [text()], columns: [text()] }],
  });
  return {
    outcome: 'narrower',
    title: text(),
    id: text(),
    path: text(),
    previousPath: text(),
    events: ['changed', 'moved'],
    causes: [
      { kind: 'rule', path: text(), change: 'changed' },
      { kind: 'mapping', path: text(), change: 'changed' },
    ],
    before: side('before'),
    after: side('after'),
    relation: 'narrower',
    reason: text(),
    witnesses: [{ foundBy: 'before', table: text(), row: { Image: text(), [`${text()} column`]: [text()] } }],
    unwitnessed: text(),
    diff: [
      { kind: 'same', text: text() },
      { kind: 'removed', text: text() },
      { kind: 'added', text: text() },
      {
        kind: 'changed',
        before: [
          { kind: 'same', text: text() },
          { kind: 'removed', text: text() },
        ],
        after: [
          { kind: 'same', text: text() },
          { kind: 'added', text: text() },
        ],
      },
      { kind: 'skipped', lines: 3 },
    ],
    notes: [
      {
        code: 'exclusion-added',
        risk: 'high',
        text: [text(), { code: text() }, text()],
        place: place('after', text),
      },
      { code: 'value-removed', risk: 'medium', text: [{ code: text() }], place: place('before', text) },
      { code: 'title-changed', risk: 'low', text: [text()] },
    ],
    findings: { added: [finding(text)], gone: [finding(text)] },
    ...parts,
  };
}

/** A place in the middle of a file. */
export function place(side: Place['side'], text: TextSource): Place {
  return { side, path: text(), line: 14, column: 5, endLine: 15, endColumn: 9 };
}

function finding(text: TextSource): ReviewFinding {
  return {
    code: 'id-duplicate',
    severity: 'warning',
    message: `${text()} \`${text()}\``,
    help: text(),
    place: place('after', text),
  };
}
