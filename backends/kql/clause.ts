import type { MappedExpression, MappedRule } from '../../src/ir/index.ts';
import { computedColumns } from './emit/computed-columns.ts';
import { emitExpression } from './emit/emit.ts';
import { flat } from './flat.ts';

/** The KQL of a part of a rule's condition, on one line, with the column names that the whole query gives. */
export function clauseOf(rule: MappedRule, part: MappedExpression): string {
  return flat(emitExpression(part, computedColumns(rule.condition, []).read), 'drop');
}
