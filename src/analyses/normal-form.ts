import type { Predicate } from './predicate.ts';

/**
 * Flattens nested groups of one operator, drops repeated operands, unwraps single ones and collapses double
 * negation. `not` is not pushed inwards: "not this group" is what an exclusion is. Order is kept.
 */
export function normalize(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const { kind } = predicate;
      const flat = predicate.operands
        .map(normalize)
        .flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
      const operands = unique(flat);
      const [only] = operands;
      return only !== undefined && operands.length === 1 ? only : { kind, operands };
    }
    case 'not': {
      const operand = normalize(predicate.operand);
      return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
    }
    case 'leaf':
    case 'constant':
      return predicate;
  }
}

/** The same tree with the operands of groups in canonical order: compound before leaf, then by content. */
export function sorted(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return { kind: predicate.kind, operands: predicate.operands.map(sorted).sort(compare) };
    case 'not':
      return { kind: 'not', operand: sorted(predicate.operand) };
    case 'leaf':
    case 'constant':
      return predicate;
  }
}

const keys = new WeakMap<Predicate, string>();

/** Equal for trees that say the same with the same structure. The order of operands counts. */
export function keyOf(predicate: Predicate): string {
  const known = keys.get(predicate);
  if (known !== undefined) return known;
  const key = computeKey(predicate);
  keys.set(predicate, key);
  return key;
}

/** Compares by Unicode code point, as opposed to JavaScript's UTF-16 units. */
export function compareText(one: string, other: string): number {
  const others = other[Symbol.iterator]();
  for (const character of one) {
    const next = others.next();
    if (next.done === true) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (next.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return others.next().done === true ? 0 : -1;
}

function computeKey(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `${predicate.kind}(${predicate.operands.map(keyOf).join()})`;
    case 'not':
      return `not(${keyOf(predicate.operand)})`;
    case 'leaf':
      return predicate.key;
    case 'constant':
      return String(predicate.value);
  }
}

function unique(operands: readonly Predicate[]): readonly Predicate[] {
  const seen = new Map<string, Predicate>();
  for (const operand of operands) {
    const key = keyOf(operand);
    if (!seen.has(key)) seen.set(key, operand);
  }
  return [...seen.values()];
}

const rank = { and: 0, not: 1, or: 2, leaf: 3, constant: 4 } as const satisfies Record<
  Predicate['kind'],
  number
>;

/** Both trees are sorted already. */
function compare(one: Predicate, other: Predicate): number {
  if (one.kind === 'leaf' && other.kind === 'leaf') {
    return (
      compareText(one.field, other.field) ||
      compareText(one.test, other.test) ||
      compareText(one.value, other.value)
    );
  }
  if (one.kind !== other.kind) return rank[one.kind] - rank[other.kind];
  const [ours, theirs] = [operandsOf(one), operandsOf(other)];
  for (const [index, operand] of ours.entries()) {
    const counterpart = theirs[index];
    if (counterpart === undefined) return 1;
    const order = compare(operand, counterpart);
    if (order !== 0) return order;
  }
  return ours.length - theirs.length;
}

function operandsOf(predicate: Predicate): readonly Predicate[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands;
    case 'not':
      return [predicate.operand];
    case 'leaf':
    case 'constant':
      return [];
  }
}
