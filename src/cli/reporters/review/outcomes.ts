import type { Outcome } from '../../../review/model.ts';
import type { Tone } from '../page/blocks.ts';

/** How an outcome is put before people. */
export interface OutcomeWording {
  readonly tone: Tone;
  /** One or two words, for labels. */
  readonly label: string;
  /** What one rule does, such as `finds less than before`; and several. */
  readonly one: string;
  readonly many: string;
  /** What a reviewer should make of it. */
  readonly meaning: string;
}

/** The wording of every outcome. */
export const outcomeWordings: Readonly<Record<Outcome, OutcomeWording>> = {
  invalid: {
    tone: 'bad',
    label: 'invalid',
    one: 'is no correct Sigma rule',
    many: 'are no correct Sigma rules',
    meaning: 'It can not be converted, so nothing would be deployed for it.',
  },
  clash: {
    tone: 'bad',
    label: 'id clash',
    one: 'has the id of another rule',
    many: 'have the id of another rule',
    meaning: 'Where both are deployed, one replaces the other.',
  },
  refused: {
    tone: 'bad',
    label: 'no query',
    one: 'has no query any more',
    many: 'have no query any more',
    meaning: 'No query would do what the rule says, so nothing would be deployed for it.',
  },
  removed: {
    tone: 'bad',
    label: 'removed',
    one: 'is gone',
    many: 'are gone',
    meaning: 'What it found is no longer found by it.',
  },
  narrower: {
    tone: 'bad',
    label: 'narrower',
    one: 'finds less than before',
    many: 'find less than before',
    meaning: 'It misses events that it used to find.',
  },
  different: {
    tone: 'bad',
    label: 'different',
    one: 'finds some events no longer, and others for the first time',
    many: 'find some events no longer, and others for the first time',
    meaning: 'It misses events that it used to find, and finds others.',
  },
  unknown: {
    tone: 'doubtful',
    label: 'unknown',
    one: 'may find other events: not decided',
    many: 'may find other events: not decided',
    meaning: 'Whether it finds the same events could not be decided. Read the query.',
  },
  wider: {
    tone: 'doubtful',
    label: 'wider',
    one: 'finds more than before',
    many: 'find more than before',
    meaning: 'It finds all that it used to find, and more: expect more alerts.',
  },
  converts: {
    tone: 'good',
    label: 'converts',
    one: 'has a query for the first time',
    many: 'have a query for the first time',
    meaning: 'It had no query before.',
  },
  added: {
    tone: 'good',
    label: 'new',
    one: 'is new',
    many: 'are new',
    meaning: 'There was no such rule before.',
  },
  deployment: {
    tone: 'plain',
    label: 'deployment',
    one: 'finds the same, but is deployed differently',
    many: 'find the same, but are deployed differently',
    meaning: 'It finds the same events as before. What else is deployed with it differs.',
  },
  unconverted: {
    tone: 'plain',
    label: 'still no query',
    one: 'has no query, as before',
    many: 'have no query, as before',
    meaning: 'It had no query before, and has none now.',
  },
  equal: {
    tone: 'plain',
    label: 'equal',
    one: 'finds the same as before',
    many: 'find the same as before',
    meaning: 'It finds the same events and is deployed in the same way.',
  },
};

/** Whether a reviewer has nothing to look at. */
export function isQuiet(outcome: Outcome): boolean {
  return outcome === 'equal' || outcome === 'unconverted';
}
