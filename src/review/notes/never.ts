import { contradictionIn, type Predicate } from '../../analyses/index.ts';
import type { ChangedFindings, ChangeNote } from '../model.ts';
import { placeOfTest } from '../place.ts';
import { predicateWords, withoutStop } from './words.ts';

/** Calls out that no event can match a condition; nothing if that is not new. `before` is absent for new rules. */
export function neverNotes(before: Predicate | undefined, after: Predicate): readonly ChangeNote[] {
  const found = contradictionIn(after);
  if (found === undefined || (before !== undefined && contradictionIn(before) !== undefined)) return [];
  const lead = before === undefined ? 'can never match' : 'can never match any more';
  const why =
    found.kind === 'constant' ? [] : [', because it excludes what it requires: ', ...predicateWords(found)];
  return [{ code: 'never-matches', risk: 'high', text: [lead, ...why], ...placeOfTest(found, 'after') }];
}

/** Calls out parts of a condition that can never hold, of a rule that may match otherwise. */
export function partlyNeverNotes({ added }: ChangedFindings): readonly ChangeNote[] {
  return added
    .filter(({ code }) => code === 'condition-never')
    .map(({ message, place }) => ({
      code: 'never-matches',
      risk: 'high',
      text: [`a part of the condition can never hold: ${withoutStop(message)}`],
      place,
    }));
}
