import type { Holder } from '../identities.ts';
import type { ChangeNote, Phrase } from '../model.ts';
import { placeIn } from '../place.ts';
import type { RuleVersion } from '../version.ts';
import { code } from './words.ts';

/** Says which other rules have the id of a rule. */
export function clashNote(version: RuleVersion, rivals: readonly Holder[]): ChangeNote {
  const others = rivals.flatMap(({ title, path }, index): readonly Phrase[] => [
    ...(index === 0 ? [] : [', ']),
    code(title),
    ' in ',
    code(path),
  ]);
  return {
    code: 'id-clash',
    risk: 'high',
    text: ['the id is also that of ', ...others],
    ...placeOf(version),
  };
}

/** Says which other rule had the id of a rule before. */
export function reuseNote(version: RuleVersion, { title, path }: Holder): ChangeNote {
  return {
    code: 'id-reused',
    risk: 'high',
    text: ['the id belonged to ', code(title), ' in ', code(path)],
    ...placeOf(version),
  };
}

function placeOf({ document }: RuleVersion): Pick<ChangeNote, 'place'> {
  const span = document?.metadata.id?.span ?? document?.span;
  return span === undefined ? {} : { place: placeIn(span, 'after') };
}
