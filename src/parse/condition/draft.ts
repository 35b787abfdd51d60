import type { Span } from '../../diagnostics/index.ts';
import type { ConditionIdentifier, ConditionNode, ConditionQuantifier } from './syntax.ts';

/**
 * A condition while it is read: like its tree, but `(a or b) or c` is not one node yet. Joining such nodes
 * at every parenthesis would copy operands again and again; {@link finish} does it once.
 */
export type Draft = ConditionIdentifier | ConditionQuantifier | DraftNot | DraftOperation;

interface DraftNot {
  readonly kind: 'not';
  readonly operand: Draft;
  readonly span: Span;
  readonly depth: number;
}

interface DraftOperation {
  readonly kind: 'and' | 'or';
  readonly parts: readonly Draft[];
  readonly span: Span;
  readonly depth: number;
}

/** How many operators will stand inside one another once operations of one kind are joined. */
export function depthOf(draft: Draft): number {
  return draft.kind === 'identifier' || draft.kind === 'quantifier' ? 0 : draft.depth;
}

/** `not` before a draft. */
export function negated(operand: Draft, span: Span): Draft {
  return { kind: 'not', operand, span, depth: depthOf(operand) + 1 };
}

/** Two or more drafts joined by one kind of operator. */
export function joined(kind: 'and' | 'or', parts: readonly Draft[], span: Span): Draft {
  let depth = 0;
  for (const part of parts) depth = Math.max(depth, depthOf(part) + (part.kind === kind ? 0 : 1));
  return { kind, parts, span, depth };
}

/** A draft in parentheses: an operation covers them, so that an excerpt never shows half of a pair. */
export function enclosed(draft: Draft, span: Span): Draft {
  return draft.kind === 'and' || draft.kind === 'or' ? { ...draft, span } : draft;
}

/** The tree of a draft. Recurses once per operator that remains, so callers bound {@link depthOf} first. */
export function finish(draft: Draft): ConditionNode {
  if (draft.kind === 'identifier' || draft.kind === 'quantifier') return draft;
  if (draft.kind === 'not') return { kind: 'not', operand: finish(draft.operand), span: draft.span };
  const operands: ConditionNode[] = [];
  const pending: Draft[] = [draft];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === draft.kind) for (const part of next.parts.toReversed()) pending.push(part);
    else operands.push(finish(next));
  }
  return { kind: draft.kind, operands, span: draft.span };
}
