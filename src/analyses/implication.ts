import { literalOf } from './pattern-shape.ts';
import { keyOf } from './normal-form.ts';
import type { Leaf, Predicate } from './predicate.ts';

/**
 * Whether every event that one tree matches surely matches the other. Sound for two-valued matching, where
 * a missing field makes a leaf false; it says no where it does not know.
 */
export function implies(one: Predicate, other: Predicate): boolean {
  return new Implication().holds(one, other);
}

/** Bounds the pairs of nodes that one question may look at; most take a few hundred. */
const mostSteps = 20_000;

class Implication {
  #steps = 0;

  holds(one: Predicate, other: Predicate): boolean {
    this.#steps += 1;
    if (this.#steps > mostSteps) return false;
    if (one.kind === 'leaf' && other.kind === 'leaf') return leafImplies(one, other);
    if (keyOf(one) === keyOf(other)) return true;
    if (other.kind === 'and') return other.operands.every((operand) => this.holds(one, operand));
    if (one.kind === 'or') return one.operands.every((operand) => this.holds(operand, other));
    if (other.kind === 'or' && other.operands.some((operand) => this.holds(one, operand))) return true;
    if (one.kind === 'and' && one.operands.some((operand) => this.holds(operand, other))) return true;
    return one.kind === 'not' && other.kind === 'not' && this.holds(other.operand, one.operand);
  }
}

/** By the literal text of both; only equal leaves if one of them has wildcards, flags or no text. */
function leafImplies(one: Leaf, other: Leaf): boolean {
  if (one.key === other.key) return true;
  if (one.field !== other.field || one.flags.length > 0 || other.flags.length > 0) return false;
  const [given, wanted] = [textOf(one), textOf(other)];
  if (given === undefined || wanted === undefined) return false;
  switch (other.test) {
    case 'match':
      return positioned.has(one.test) && given.includes(wanted);
    case 'starts_with':
      return (one.test === 'eq' || one.test === 'starts_with') && given.startsWith(wanted);
    case 'ends_with':
      return (one.test === 'eq' || one.test === 'ends_with') && given.endsWith(wanted);
    case 'eq':
    case 'wildcard':
    case 'regex':
    case 'cidr':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'exists':
    case 'not_exists':
    case 'is_null':
    case 'field_eq':
    case 'time_part':
    case 'in_list':
    case 'keyword':
      return false;
  }
}

const positioned: ReadonlySet<string> = new Set(['eq', 'match', 'starts_with', 'ends_with']);

function textOf({ pattern }: Leaf): string | undefined {
  const text = pattern === undefined ? '' : literalOf(pattern);
  return text === '' ? undefined : text?.toLowerCase();
}
