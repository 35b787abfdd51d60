import type { Verifier } from '../backend/verifier.ts';
import type { ComparedRule } from './compared-rule.ts';
import { compareCorrelations } from './correlations.ts';
import type { Comparison } from './model.ts';
import { compareRules } from './rules.ts';
import { WitnessCheck } from './witness.ts';

/**
 * How the rows that `after` finds relate to those that `before` finds, over every row that the table can hold.
 * A relation is claimed only if it was proved, and rows that show it were found by both queries as predicted.
 * Without a verifier there are no witnesses, and `unwitnessed` says so. Never throws on account of the rules; its
 * work is bounded.
 */
export function compare(before: ComparedRule, after: ComparedRule, verifier?: Verifier): Comparison {
  const text = textsOf(before);
  if (text !== '' && text === textsOf(after)) return { relation: 'equal', witnesses: [] };
  if (before.mapped.kind === 'rule' && after.mapped.kind === 'rule') {
    return compareRules(before.mapped, after.mapped, new WitnessCheck(before, after, verifier));
  }
  if (before.mapped.kind === 'correlation' && after.mapped.kind === 'correlation') {
    // The queries of base rules are none that could be run by themselves.
    return compareCorrelations(before.mapped, after.mapped, new WitnessCheck(before, after, undefined));
  }
  return { relation: 'unknown', reason: "A rule and a correlation can't be compared.", witnesses: [] };
}

function textsOf({ queries }: ComparedRule): string {
  return queries.map(({ kql }) => kql).join('\n\n');
}
