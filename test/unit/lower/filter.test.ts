import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { DetectionRule, FilterRule } from '../../../src/ir/index.ts';
import { applyFilters, lowerDetection, lowerFilter, reportUnusedFilters } from '../../../src/lower/index.ts';
import { parseDocuments } from '../../../src/parse/index.ts';
import { notation } from '../../conformance/notation.ts';

function documentOf(text: string) {
  const [document] = parseDocuments({ path: 'f.yml', text }, new Diagnostics());
  return document;
}

function ruleWith(detection = 'selection: {Image: x}\n  condition: selection'): DetectionRule {
  const document = documentOf(
    `title: R\nid: 6f3e2987-db24-4c78-a860-b4f4095a7095\nname: rar\nlogsource: {category: process_creation, product: windows}\ndetection:\n  ${detection}\n`,
  );
  const rule = document?.kind === 'detection' ? lowerDetection(document, new Diagnostics()) : undefined;
  if (rule === undefined) throw new Error('no rule');
  return rule;
}

function filterWith(condition: string, targets = 'any', logsource = '{category: process_creation}') {
  const diagnostics = new Diagnostics();
  const document = documentOf(
    `title: Admins\nlogsource: ${logsource}\nfilter:\n  rules: ${targets}\n  adm: {User|startswith: adm_}\n  host: {Computer: jump}\n  condition: ${condition}\n`,
  );
  if (document?.kind !== 'filter') throw new Error('no filter');
  const filter = lowerFilter(document, diagnostics);
  const codes = diagnostics.list.map(({ code }) => code).filter((code) => code !== 'selection-unused');
  return { filter, codes };
}

function applied(filter: FilterRule | undefined, rule = ruleWith()): string {
  return notation(applyFilters(rule, filter === undefined ? [] : [filter]).condition);
}

describe('a filter', () => {
  const without = 'selection{ Image ~ "x" } and not adm{ User ~ "adm_*" }';

  it('leaves out what it negates, as the Sigma documentation writes it', () => {
    const { filter, codes } = filterWith('not adm');
    expect([applied(filter), codes]).toEqual([without, []]);
  });

  it('leaves out what it matches, as the specification writes it', () => {
    const { filter, codes } = filterWith('adm');
    expect([applied(filter), codes]).toEqual([without, ['filter-reading']]);
  });

  it.each([
    [
      'not (adm and host)',
      'selection{ Image ~ "x" } and not (adm{ User ~ "adm_*" } and host{ Computer ~ "jump" })',
    ],
    [
      'not adm and not host',
      'selection{ Image ~ "x" } and (not adm{ User ~ "adm_*" } and not host{ Computer ~ "jump" })',
    ],
    [
      'not 1 of them',
      'selection{ Image ~ "x" } and not (adm{ User ~ "adm_*" } or host{ Computer ~ "jump" })',
    ],
    ['1 of them', 'selection{ Image ~ "x" } and not (adm{ User ~ "adm_*" } or host{ Computer ~ "jump" })'],
  ])('%s', (condition, expected) => {
    expect(applied(filterWith(condition).filter)).toBe(expected);
  });

  it.each(['adm and not host', 'not adm or host', 'not (adm and not host)', 'not not adm'])(
    '%s is ambiguous',
    (condition) => {
      expect(filterWith(condition)).toEqual({ filter: undefined, codes: ['filter-ambiguous'] });
    },
  );

  it('puts a disjunction of the rule in parentheses', () => {
    const rule = ruleWith('a: {A: 1}\n  b: {B: 2}\n  condition: a or b');
    expect(applied(filterWith('not adm').filter, rule)).toBe(
      '(a{ A = 1 } or b{ B = 2 }) and not adm{ User ~ "adm_*" }',
    );
  });

  it.each([
    ['any', '{category: process_creation}', true],
    ['[6F3E2987-db24-4c78-a860-b4f4095a7095]', '{category: process_creation, product: windows}', true],
    ['[rar]', '{product: Windows}', true],
    ['[other]', '{category: process_creation}', false],
    ['any', '{category: dns}', false],
    ['any', '{category: process_creation, service: x}', false],
  ])('for rules %s of %s: %s', (targets, logsource, concerns) => {
    const { filter } = filterWith('not adm', targets, logsource);
    const diagnostics = new Diagnostics();
    reportUnusedFilters(filter === undefined ? [] : [filter], [ruleWith()], diagnostics);
    expect(applied(filter) === without).toBe(concerns);
    expect(diagnostics.list.map(({ code }) => code)).toEqual(concerns ? [] : ['filter-unused']);
  });
});
