import { longestAnalyticsQuery } from '../../backend/query-limits.ts';
import { thousands } from '../../diagnostics/index.ts';
import type { Verdict } from '../../outcome/verdict.ts';
import type { ChangedFindings, ChangeNote, RuleSide } from '../model.ts';
import { changed, listChanged } from './rule.ts';
import { withoutStop } from './words.ts';

/** Where the length of a query becomes tight. */
const nearlyTooLong = 9_000;

/** What differs between what two versions of a rule became. */
export function conversionNotes(
  before: RuleSide,
  after: RuleSide,
  findings: ChangedFindings,
): readonly ChangeNote[] {
  return [
    ...verdictNotes(before.verdict, after.verdict),
    ...lossNotes(after.query === undefined ? { ...findings, gone: [] } : findings),
    ...refusalNotes(before, after, findings),
    ...(before.query === undefined || after.query === undefined ? [] : queryNotes(before, after)),
  ];
}

function verdictNotes(before: Verdict, after: Verdict): readonly ChangeNote[] {
  const risk = after === 'exact' ? 'low' : after === 'approximate' ? 'medium' : 'high';
  return changed('verdict-changed', risk, 'verdict', before, after);
}

/** Differences between rule and query that appear or disappear. What went with the whole query is no improvement. */
function lossNotes({ added, gone }: ChangedFindings): readonly ChangeNote[] {
  return [
    ...added.flatMap(({ effect, message, place }) =>
      effect === undefined
        ? []
        : [
            {
              code: 'loss-added' as const,
              risk: effect === 'wider' ? ('medium' as const) : ('high' as const),
              text: [`now approximate (${effect}): ${withoutStop(message)}`],
              place,
            },
          ],
    ),
    ...gone.flatMap(({ effect, message, place }) =>
      effect === undefined
        ? []
        : [
            {
              code: 'loss-removed' as const,
              risk: 'low' as const,
              text: [`no longer approximate (${effect}): ${withoutStop(message)}`],
              place,
            },
          ],
    ),
  ];
}

/** Why a rule has no query any more. */
function refusalNotes(before: RuleSide, after: RuleSide, { added }: ChangedFindings): readonly ChangeNote[] {
  if (after.verdict === before.verdict || (after.verdict !== 'refused' && after.verdict !== 'invalid')) {
    return [];
  }
  return added
    .filter(({ severity }) => severity === 'error')
    .map(({ message, place }) => ({
      code: 'not-converted',
      risk: 'high',
      text: [withoutStop(message)],
      place,
    }));
}

function queryNotes(before: RuleSide, after: RuleSide): readonly ChangeNote[] {
  const tables = (side: RuleSide): readonly string[] => side.tables.map(({ table }) => table);
  const connectors = (side: RuleSide): readonly string[] => side.tables.flatMap((table) => table.connectors);
  const columns = (side: RuleSide): readonly string[] =>
    side.tables.flatMap(({ table, columns: names }) => names.map((name) => `${table}.${name}`));
  const hasSameTables = tables(before).join() === tables(after).join();
  return [
    ...changed('target-changed', 'high', 'target', before.target, after.target),
    ...listChanged('tables-changed', 'high', 'tables', tables(before), tables(after)),
    ...listChanged('connectors-changed', 'medium', 'data connectors', connectors(before), connectors(after)),
    ...(hasSameTables
      ? listChanged('columns-changed', 'low', 'columns', columns(before), columns(after))
      : []),
    ...costNotes(before, after),
    ...lengthNotes(before.length ?? 0, after.length ?? 0),
  ];
}

function costNotes({ cost: before }: RuleSide, { cost: after }: RuleSide): readonly ChangeNote[] {
  if (before === undefined || after === undefined) return [];
  if (before.index === after.index && before.scan === after.scan) return [];
  const text = [
    ...(before.index === after.index ? [] : [`tests that use the index ${before.index} → ${after.index}`]),
    ...(before.scan === after.scan ? [] : [`tests that read every row ${before.scan} → ${after.scan}`]),
  ].join(', ');
  const isWorse = (before.index > 0 && after.index === 0) || (before.scan === 0 && after.scan > 0);
  return [{ code: 'query-cost', risk: isWorse ? 'medium' : 'low', text: [text] }];
}

function lengthNotes(before: number, after: number): readonly ChangeNote[] {
  if (before === after || Math.max(before, after) < nearlyTooLong) return [];
  const limit = thousands(longestAnalyticsQuery);
  const state =
    after > longestAnalyticsQuery
      ? `more than the ${limit} that an analytics rule holds`
      : after >= nearlyTooLong
        ? `near the ${limit} that an analytics rule holds`
        : `an analytics rule holds ${limit}`;
  const text = `query length ${thousands(before)} → ${thousands(after)} characters, ${state}`;
  return [{ code: 'query-length', risk: after > longestAnalyticsQuery ? 'high' : 'medium', text: [text] }];
}
