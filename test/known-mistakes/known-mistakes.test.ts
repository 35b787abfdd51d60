import { describe, expect, test } from 'vitest';
import { createConverter, type RuleResult } from '../../src/index.ts';
import { run } from '../support/evaluate.ts';
import { findings } from '../support/kusto.ts';
import { eventMistakes } from './events.ts';
import type { Check, MistakeCase, Row } from './mistake.ts';
import { columnMistakes } from './names-and-columns.ts';
import { registryMistakes } from './registry.ts';
import { valueMistakes } from './values.ts';

/**
 * The mistakes that other converters make with Microsoft's tables, one by one. Each is shown by rules of our own,
 * whose queries run on the rows that decide; where a table can't hold a rule, the refusal is what is right.
 */
const mistakes = [...columnMistakes, ...registryMistakes, ...eventMistakes, ...valueMistakes].toSorted(
  (a, b) => a.number - b.number,
);

test('every known mistake is here, once', () => {
  expect(mistakes.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

test('every query is tried on rows of both kinds', () => {
  const checks = mistakes.flatMap(({ cases }) => cases.flatMap((each) => each.checks));
  const tried = checks.filter((check) => 'table' in check);
  expect(tried.length).toBeGreaterThan(50);
  expect(tried.filter(({ found, ignored }) => found.length * ignored.length === 0)).toEqual([]);
});

describe.each(mistakes)('mistake $number: $mistake', ({ cases }) => {
  const checks = cases.flatMap((each) =>
    each.checks.map((check) => [titleOf(check, each), each, check] as const),
  );

  test.each(checks)('%s', async (_title, each, check) => {
    expect(outcomeOf(await convert(each, check), check)).toEqual(expectedOf(check));
  });
});

function expectedOf(check: Check): unknown {
  if ('refused' in check) return { verdict: 'refused', code: check.refused };
  return {
    verdict: check.effects === undefined ? 'exact' : 'approximate',
    effects: (check.effects ?? []).toSorted(),
    code: check.code,
    table: check.table,
    findings: [],
    found: check.found,
    ignored: [],
  };
}

/** What became of the rule; `found` and `ignored` are those of the rows that the query finds. */
function outcomeOf({ verdict, diagnostics, queries: [query] }: RuleResult, check: Check): unknown {
  const code = diagnostics.find(
    (found) => found.code === ('refused' in check ? check.refused : check.code),
  )?.code;
  if ('refused' in check) return { verdict, code };
  const { table = '', kql = '' } = query ?? {};
  return {
    verdict,
    effects: [...new Set(diagnostics.flatMap(({ effect }) => effect ?? []))].toSorted(),
    code,
    table,
    findings: findings(kql),
    found: rowsFound(kql, table, check.found),
    ignored: rowsFound(kql, table, check.ignored),
  };
}

/** Those of the rows that a query finds, each asked for alone. */
function rowsFound(kql: string, table: string, rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => run(kql, { [table]: [row] }).length > 0);
}

async function convert({ logsource, detection }: MistakeCase, check: Check): Promise<RuleResult> {
  const options = 'refused' in check ? {} : check.options;
  const { converter } = await createConverter({ targets: [check.target], ...options });
  const lines = detection.map((line) => `  ${line}`);
  const text = ['title: T', `logsource: { ${logsource} }`, 'detection:', ...lines].join('\n');
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  if (result === undefined) throw new Error('no result');
  return result;
}

function titleOf(check: Check, { logsource, detection }: MistakeCase): string {
  const outcome = 'refused' in check ? `refuses with ${check.refused}` : `finds in ${check.table}`;
  return `${check.target} ${outcome}: ${logsource}; ${detection.slice(0, 4).join(' ').slice(0, 80)}`;
}
