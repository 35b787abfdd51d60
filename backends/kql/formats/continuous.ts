import { print } from '../print.ts';
import { queryOf } from '../query.ts';
import { withoutLiterals } from './ascii.ts';
import { continuousTables } from './data/hunting-tables.ts';
import type { FormatInput } from './format.ts';
import { longestQuery } from './query-text.ts';

/**
 * The query of a custom detection that follows events continuously, or undefined if the service would not
 * take it: one supported table, nothing but filters, no comments, no more characters than a rule may have, and functions of the subset that it
 * shares with transformations in data collection rules. Only functions that are certainly in it count.
 */
export function continuousQuery({ mapped }: FormatInput): string | undefined {
  if (mapped.kind !== 'rule' || !continuousTables.includes(mapped.table.name)) return undefined;
  const query = queryOf(mapped);
  const isFilter = query.body.operators.every(({ kind }) => kind === 'where' || kind === 'extend');
  if (!isFilter || query.lets.length > 0 || query.functions.length > 0) return undefined;
  const text = print(query, 'compact');
  if (text.length > longestQuery) return undefined;
  const calls = [...withoutLiterals(text).matchAll(/\b([a-z_]\w*)\(/g)].map(([, name = '']) => name);
  return calls.every((name) => supported.has(name)) ? text : undefined;
}

const supported = new Set([
  'case',
  'column_ifexists',
  'extract',
  'iff',
  'iif',
  'isempty',
  'isnotempty',
  'isnotnull',
  'isnull',
  'not',
  'parse_json',
  'split',
  'strcat',
  'strlen',
  'substring',
  'tobool',
  'toint',
  'tolong',
  'tolower',
  'tostring',
  'toupper',
]);
