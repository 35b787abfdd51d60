import type { MappedExpression, MappedRule } from '../../src/ir/index.ts';
import { computedColumns, type ReadColumn } from './emit/computed-columns.ts';
import { emitExpression } from './emit/emit.ts';
import { flat } from './flat.ts';

/** The KQL of a part of a rule's condition, on one line, with the column names that the whole query gives. */
export function clauseOf(rule: MappedRule, part: MappedExpression): string {
  return flat(emitExpression(part, readerOf(rule.condition)), 'drop');
}

/** Finding the names takes a look at every test of the rule, so it is done once for all of its parts. */
const readers = new WeakMap<MappedExpression, ReadColumn>();

function readerOf(condition: MappedExpression): ReadColumn {
  const known = readers.get(condition);
  if (known !== undefined) return known;
  const { read } = computedColumns(condition, []);
  readers.set(condition, read);
  return read;
}
