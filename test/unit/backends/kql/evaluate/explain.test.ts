import { expect, test } from 'vitest';
import { explainQuery, rowOfRecord } from '../../../../../backends/kql/evaluate/index.ts';
import { catalogs, kusto } from '../../../../support/kusto.ts';

test('tells each test of each where, for the rows that reach it', () => {
  const schema = catalogs.sentinel.tables.get('SecurityEvent');
  const rows = [
    { EventID: 1, Account: 'a' },
    { EventID: 4688, Account: 'b' },
  ].map((record) => rowOfRecord(schema?.columns ?? new Map(), record));
  const query =
    'SecurityEvent | where EventID == 4688 or not(Account == "a" and isempty(CommandLine)) | where (Account =~ "B")';
  const clauses = explainQuery(kusto, query, catalogs.sentinel, new Map([['SecurityEvent', rows]]));
  expect(clauses.map(({ text, results }) => [text, results])).toEqual([
    ['EventID == 4688', [false, true]],
    ['Account == "a"', [true, false]],
    ['isempty(CommandLine)', [true, true]],
    ['Account =~ "B"', [true]],
  ]);
  expect(clauses.every(({ start, end, text }) => query.slice(start, end) === text)).toBe(true);
});
