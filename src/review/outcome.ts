import type { Relation } from '../comparison/index.ts';
import { outcomes, type Outcome, type RuleChange, type RuleEvent, type RuleSide } from './model.ts';

/** What decides about the outcome of a rule. */
export interface OutcomeFacts {
  readonly before?: RuleSide;
  readonly after?: RuleSide;
  readonly relation?: Relation;
  readonly clashes: boolean;
  /** Whether it is deployed differently, apart from its query. */
  readonly isDeployedDifferently: boolean;
}

/** The one word about a rule. */
export function outcomeOf(facts: OutcomeFacts): Outcome {
  const { before, after, relation, clashes, isDeployedDifferently } = facts;
  if (after === undefined) return before?.query === undefined ? 'unconverted' : 'removed';
  if (after.verdict === 'invalid' && before?.verdict !== 'invalid') return 'invalid';
  if (clashes) return 'clash';
  if (after.query === undefined) return lostOutcome(before, after);
  if (before === undefined) return 'added';
  if (before.query === undefined) return 'converts';
  if (relation !== undefined && relation !== 'equal') return relation;
  return isDeployedDifferently ? 'deployment' : 'equal';
}

/** What happened to a rule besides the outcome, in the order of the model. */
export function eventsOf(
  { before, after, clashes }: Pick<OutcomeFacts, 'before' | 'after' | 'clashes'>,
  { isReused, isChanged }: { readonly isReused: boolean; readonly isChanged: boolean },
): readonly RuleEvent[] {
  const events: readonly [RuleEvent, boolean][] = [
    ['added', before === undefined],
    ['removed', after === undefined],
    ...(before === undefined || after === undefined ? [] : pairEvents(before, after, isChanged)),
    ['id-reused', isReused],
    ['clash', clashes],
  ];
  return events.flatMap(([event, holds]) => (holds ? [event] : []));
}

/** The biggest risk first; then the riskiest note, the path and the title. */
export function compareRisk(one: RuleChange, other: RuleChange): number {
  return (
    outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome) ||
    worstNote(one) - worstNote(other) ||
    compareTexts(one.path, other.path) ||
    compareTexts(one.title, other.title) ||
    lineOf(one) - lineOf(other)
  );
}

const risks = ['high', 'medium', 'low'] as const;

function worstNote({ notes }: RuleChange): number {
  return Math.min(risks.length, ...notes.map(({ risk }) => risks.indexOf(risk)));
}

function lineOf({ before, after }: RuleChange): number {
  return (after ?? before)?.place.line ?? 0;
}

/** A rule that is refused, or that only serves a correlation. */
function lostOutcome(before: RuleSide | undefined, after: RuleSide): Outcome {
  const isRefused = after.verdict === 'refused' || after.verdict === 'invalid';
  if (before === undefined) return isRefused ? 'refused' : 'unconverted';
  if (before.query === undefined) return 'unconverted';
  return isRefused ? 'refused' : 'removed';
}

function pairEvents(before: RuleSide, after: RuleSide, isChanged: boolean): readonly [RuleEvent, boolean][] {
  const [hadQuery, hasQuery] = [before.query !== undefined, after.query !== undefined];
  const [wasValid, isValid] = [before.verdict !== 'invalid', after.verdict !== 'invalid'];
  return [
    ['changed', isChanged],
    ['moved', before.place.path !== after.place.path],
    ['renamed', isValid && wasValid && before.title !== after.title],
    ['id-changed', isValid && wasValid && before.id?.toLowerCase() !== after.id?.toLowerCase()],
    ['starts-converting', !hadQuery && hasQuery],
    ['stops-converting', hadQuery && !hasQuery],
    ['becomes-invalid', wasValid && !isValid],
    ['becomes-valid', !wasValid && isValid],
  ];
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
