import type { KqlExpression, Origins, Query } from '../ast.ts';
import { combine } from '../build.ts';
import { flat, withoutNotes } from '../flat.ts';
import { originsIn, traced, unite } from '../origins.ts';
import { notesOf, rewriteLogic, withNotes } from './boolean.ts';
import { groupBy } from './group-by.ts';
import { rewriteFilters } from './rewrite.ts';
import {
  foldAscii,
  textTest,
  textTestOf,
  type TextLiteral,
  type TextPosition,
  type TextTest,
} from './text-test.ts';

/**
 * Removes tests that another test on the same text implies. If A implies B, then `A or B` is B and
 * `A and B` is A; both are tests of a text against constants, which are never null. So `or` drops the
 * narrower test, or the values of its list that are narrower, and `and` drops the wider one.
 */
export function removeImplied(query: Query): Query {
  return rewriteFilters(query, (predicate) =>
    rewriteLogic(predicate, ({ kind, operands, origins }) =>
      combine(kind, kind === 'or' ? withoutNarrower(operands) : withoutWider(operands), origins),
    ),
  );
}

/** Comparing every pair takes time; beyond this many values on one text, nothing is removed. */
const mostValues = 5_000;

/** One value of a test, and the operand that it belongs to. */
interface Part {
  readonly operand: number;
  readonly position: TextPosition;
  readonly cased: boolean;
  readonly value: string;
  readonly folded: string;
  readonly literal: TextLiteral;
  /** Of the value, or else of the test. */
  readonly origins: Origins | undefined;
}

function withoutNarrower(operands: readonly KqlExpression[]): readonly KqlExpression[] {
  /** What is removed, and what is true wherever it is. */
  const removed = new Map<Part, Part>();
  const groups = groupParts(operands);
  for (const parts of groups) {
    for (const part of parts.toReversed()) {
      const wider = parts.find((other) => other !== part && !removed.has(other) && isNarrower(part, other));
      if (wider !== undefined) removed.set(part, wider);
    }
  }
  if (removed.size === 0) return operands;
  const kept = groupBy(
    groups.flat().filter((part) => !removed.has(part)),
    ({ operand }) => operand,
  );
  const touched = new Set([...removed.keys()].map(({ operand }) => operand));
  const gained = groupBy([...removed.keys()], (part) => heirOf(part, removed).operand);
  return operands.flatMap((operand, index) => {
    const origins = unite((gained.get(index) ?? []).map((part) => part.origins));
    const test = touched.has(index) ? textTestOf(withoutNotes(operand)) : undefined;
    if (test === undefined) return [traced(operand, origins)];
    const values = kept.get(index)?.map(({ literal }) => literal) ?? [];
    return values.length === 0
      ? []
      : [withNotes(notesOf(operand), traced(textTest({ ...test, values }), origins))];
  });
}

function withoutWider(operands: readonly KqlExpression[]): readonly KqlExpression[] {
  /** What is removed, and what is true only where it is. */
  const removed = new Map<number, number>();
  for (const parts of groupParts(operands)) {
    const tests = [...groupBy(parts, ({ operand }) => operand)];
    for (const [wide, wider] of tests.toReversed()) {
      const implying = tests.find(
        ([narrow, narrower]) =>
          narrow !== wide &&
          !removed.has(narrow) &&
          narrower.every((part) => wider.some((other) => isNarrower(part, other))),
      );
      if (implying !== undefined) removed.set(wide, implying[0]);
    }
  }
  if (removed.size === 0) return operands;
  const gained = groupBy([...removed.keys()], (operand) => heirOf(operand, removed));
  return operands.flatMap((operand, index) => {
    if (removed.has(index)) return [];
    const implied = (gained.get(index) ?? []).flatMap((other) => operands[other] ?? []);
    return [traced(operand, unite(implied.map(originsIn)))];
  });
}

/** What is left in place of something that was removed: what implied it may have been removed as well. */
function heirOf<Item>(item: Item, removed: ReadonlyMap<Item, Item>): Item {
  let heir = item;
  for (let next = removed.get(heir); next !== undefined; next = removed.get(heir)) heir = next;
  return heir;
}

/** The values of the operands that test a text, one group for each text that is tested. */
function groupParts(operands: readonly KqlExpression[]): readonly (readonly Part[])[] {
  const tests = operands.flatMap((operand, index) => {
    const test = textTestOf(withoutNotes(operand));
    return test === undefined ? [] : [{ key: flat(test.left, 'keep'), parts: partsOf(test, index) }];
  });
  return [...groupBy(tests, ({ key }) => key).values()]
    .map((group) => group.flatMap(({ parts }) => parts))
    .filter((parts) => parts.length > 1 && parts.length <= mostValues);
}

function partsOf({ position, cased, values, origins }: TextTest, operand: number): readonly Part[] {
  return values.map((literal) => {
    const { value } = literal;
    const folded = foldAscii(value);
    return { operand, position, cased, value, folded, literal, origins: literal.origins ?? origins };
  });
}

/** Whether every text that passes `part` passes `other`. */
function isNarrower(part: Part, other: Part): boolean {
  if (other.cased && !part.cased) return false;
  const [inner, outer] = other.cased ? [other.value, part.value] : [other.folded, part.folded];
  switch (other.position) {
    case 'equals':
      return part.position === 'equals' && inner === outer;
    case 'startswith':
      return (part.position === 'equals' || part.position === 'startswith') && outer.startsWith(inner);
    case 'endswith':
      return (part.position === 'equals' || part.position === 'endswith') && outer.endsWith(inner);
    case 'contains':
      return outer.includes(inner);
  }
}
