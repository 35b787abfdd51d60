import { describe, expect, test } from 'vitest';
import { paintFor } from '../../../../src/cli/reporters/paint.ts';
import { formatReviewMarkdown } from '../../../../src/cli/reporters/review/markdown.ts';
import { formatReviewText } from '../../../../src/cli/reporters/review/text.ts';
import type { Cause, Review, RuleChange } from '../../../../src/review/model.ts';
import { renderMarkdown, textOf as plain } from '../../../support/markup.ts';
import { ruleChange } from '../../../support/reviews.ts';
import { testIo } from '../../../support/test-io.ts';

const own: Cause = { kind: 'rule', path: 'rules/a.yml', change: 'changed' };
const filter: Cause = { kind: 'filter', path: 'filters/f.yml', change: 'added' };
const mapping: Cause = { kind: 'mapping', path: 'map/m.yml', change: 'changed' };
const related: Cause = { kind: 'related-rule', path: 'rules/b.yml', change: 'changed' };

describe('why a rule is affected', () => {
  test.each<[string, readonly Cause[], string]>([
    ['a filter', [filter], 'the filter filters/f.yml was added'],
    ['a related rule', [related], 'the related rule rules/b.yml was changed'],
    [
      'several causes besides its own file',
      [own, filter, mapping],
      'the filter filters/f.yml was added and the mapping map/m.yml was changed',
    ],
    [
      'three causes',
      [filter, related, mapping],
      'the filter filters/f.yml was added, the related rule rules/b.yml was changed and the mapping map/m.yml was changed',
    ],
  ])('is said in every format for %s', (_, causes, words) => {
    const review = reviewOf(ruleChange({ causes }));
    expect(textOf(review)).toContain(`  affected because ${words}\n`);
    expect(plain(renderMarkdown(formatReviewMarkdown(review)))).toContain(`It is affected because ${words}.`);
  });

  test('many causes are counted', () => {
    const causes = Array.from({ length: 9 }, (_, index): Cause => ({ ...filter, path: `f${index}` }));
    expect(textOf(reviewOf(ruleChange({ causes })))).toMatch(/the filter f4 was added and 4 more\n/);
  });

  test('is not said where its own file is all that was changed', () => {
    expect(textOf(reviewOf(ruleChange({ causes: [own] })))).not.toContain('because');
  });

  test('stands in the line of a rule of which there is nothing to see', () => {
    const { previousPath: _, ...rule } = quiet({ causes: [own, mapping] });
    expect(lineOf(rule)).toBe('equal  A  rules/a.yml  affected because the mapping map/m.yml was changed');
  });

  test('a path is inert on a terminal', () => {
    const hostile = { ...mapping, path: '\u001b[31mred' };
    expect(textOf(reviewOf(ruleChange({ causes: [hostile] })))).not.toContain('\u001b');
  });
});

describe('a moved rule', () => {
  test('that is the same otherwise is said to be', () => {
    const rule = quiet({ causes: [{ ...own, change: 'moved' }] });
    expect(lineOf(rule)).toBe('equal  A  rules/a.yml  moved from old.yml, otherwise the same');
    expect(plain(renderMarkdown(formatReviewMarkdown(reviewOf(rule))))).toContain(
      'A (rules/a.yml): moved from old.yml, otherwise the same',
    );
  });

  test.each<[string, Partial<RuleChange>, string]>([
    ['was changed', { events: ['changed', 'moved'] }, 'moved from old.yml'],
    [
      'has another title',
      { notes: [{ code: 'title-changed', risk: 'low', text: ['title'] }] },
      'moved from old.yml',
    ],
    [
      'a mapping touches',
      { causes: [mapping] },
      'moved from old.yml, affected because the mapping map/m.yml was changed',
    ],
  ])('that %s as well is not said to be the same', (_, parts, words) => {
    expect(lineOf(quiet(parts))).toBe(`equal  A  rules/a.yml  ${words}`);
  });

  test('says where it was if there is more to see', () => {
    const rule = ruleChange({ title: 'A', path: 'rules/a.yml', previousPath: 'old.yml', causes: [own] });
    expect(textOf(reviewOf(rule))).toMatch(/^narrower +A {2}rules\/a\.yml\n +moved from old\.yml\n/);
  });
});

/** An equal rule that was moved. */
function quiet(parts: Partial<RuleChange>): RuleChange {
  return ruleChange({
    outcome: 'equal',
    title: 'A',
    path: 'rules/a.yml',
    previousPath: 'old.yml',
    events: ['moved'],
    causes: [own],
    notes: [],
    findings: { added: [], gone: [] },
    ...parts,
  });
}

function reviewOf(...rules: readonly RuleChange[]): Review {
  return {
    before: 'main',
    after: 'worktree',
    rules,
    counts: { filesBefore: 9, filesAfter: 9, evaluated: rules.length, affected: rules.length },
    findings: { added: [], gone: [] },
  };
}

function textOf(review: Review): string {
  return formatReviewText(review, paintFor(testIo({}).io));
}

/** The line of the only rule, its columns two blanks apart. */
function lineOf(rule: RuleChange): string {
  return (textOf(reviewOf(rule)).split('\n')[0] ?? '').replaceAll(/ {2,}/g, '  ');
}
