import type { MappedPredicate, PredicateTest } from '../../../src/mapping/index.ts';
import type { Random } from '../sigma/random.ts';
import type { RowDraft } from './draft.ts';

/** Whether a row meets a test that the mapping states. */
export function meets(row: RowDraft, predicate: MappedPredicate): boolean {
  switch (predicate.kind) {
    case 'all':
      return predicate.operands.every((operand) => meets(row, operand));
    case 'any':
      return predicate.operands.some((operand) => meets(row, operand));
    case 'not':
      return !meets(row, predicate.operand);
    case 'test':
      return meetsTest(row.read(predicate.column).toLowerCase(), predicate);
  }
}

/** Fills columns that are still empty so that the row meets the test; may fail to. */
export function meet(row: RowDraft, predicate: MappedPredicate, random: Random): void {
  if (meets(row, predicate)) return;
  switch (predicate.kind) {
    case 'all':
      for (const operand of predicate.operands) meet(row, operand, random);
      return;
    case 'any':
      return meet(row, random.pick(predicate.operands), random);
    case 'not':
      return violate(row, predicate.operand, random);
    case 'test':
      return meetTest(row, predicate, random);
  }
}

/** Fills columns that are still empty so that the row does not meet the test; may fail to. */
export function violate(row: RowDraft, predicate: MappedPredicate, random: Random): void {
  if (!meets(row, predicate)) return;
  switch (predicate.kind) {
    case 'all':
      return violate(row, random.pick(predicate.operands), random);
    case 'any':
      for (const operand of predicate.operands) violate(row, operand, random);
      return;
    case 'not':
      return meet(row, predicate.operand, random);
    case 'test':
      if (predicate.operator === 'empty') row.put(predicate.column, 'something');
      return;
  }
}

function meetsTest(held: string, { operator, values }: PredicateTest): boolean {
  const texts = values.map((value) => String(value).toLowerCase());
  switch (operator) {
    case 'empty':
      return held === '';
    case 'filled':
      return held !== '';
    case 'equals':
      return texts.includes(held);
    case 'startswith':
      return texts.some((text) => held.startsWith(text));
    case 'endswith':
      return texts.some((text) => held.endsWith(text));
    case 'contains':
      return texts.some((text) => held.includes(text));
  }
}

function meetTest(row: RowDraft, { column, operator, values }: PredicateTest, random: Random): void {
  const value = random.pick(values);
  switch (operator) {
    case 'empty':
      return;
    case 'filled':
      return row.put(column, 'something');
    case 'equals':
      return row.put(column, value);
    case 'startswith':
      return row.put(column, `${value}x`);
    case 'endswith':
      return row.put(column, `x${value}`);
    case 'contains':
      return row.add(column, String(value));
  }
}
