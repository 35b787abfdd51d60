import type { Diagnostics } from '../diagnostics/index.ts';
import type { SigmaDocument } from '../parse/index.ts';
import { allOnSingleValue } from './all-on-single-value.ts';
import { attributeMissing } from './attribute-missing.ts';
import { controlCharacter } from './control-character.ts';
import { dateOrder } from './date-order.ts';
import { datePossible } from './date-possible.ts';
import { descriptionShort } from './description-short.ts';
import { entryDuplicate } from './entry-duplicate.ts';
import { falsePositiveEmpty } from './false-positive-empty.ts';
import { fileName } from './file-name.ts';
import { id } from './id.ts';
import { idDuplicate } from './id-duplicate.ts';
import type { Lint, LintSubject, SetLint } from './lint.ts';
import { logsourceMisspelt } from './logsource-misspelt.ts';
import { nameDuplicate } from './name-duplicate.ts';
import { quantifierSingle } from './quantifier-single.ts';
import { referenceUrl } from './reference-url.ts';
import { regexPlain } from './regex-plain.ts';
import { related } from './related.ts';
import { tacticMissing } from './tactic-missing.ts';
import { tags } from './tags.ts';
import { testContradictory } from './test-contradictory.ts';
import { titleStyle } from './title-style.ts';
import { valueRedundant } from './value-redundant.ts';
import { wildcardModifier } from './wildcard-modifier.ts';
import { wildcardRedundant } from './wildcard-redundant.ts';

/** Every check of a single document, in the order of the attributes that they look at. */
const lints: readonly Lint[] = [
  titleStyle,
  id,
  related,
  descriptionShort,
  referenceUrl,
  dateOrder,
  datePossible,
  tags,
  tacticMissing,
  entryDuplicate,
  falsePositiveEmpty,
  attributeMissing,
  logsourceMisspelt,
  allOnSingleValue,
  wildcardModifier,
  wildcardRedundant,
  regexPlain,
  controlCharacter,
  valueRedundant,
  testContradictory,
  quantifierSingle,
];

const setLints: readonly SetLint[] = [fileName, idDuplicate, nameDuplicate];

/** Reports what could be better in a document. */
export function lintDocument(subject: LintSubject, diagnostics: Diagnostics): void {
  for (const lint of lints) lint(subject, diagnostics);
}

/** Reports what could be better between documents, which may come from several files. */
export function lintSet(documents: readonly SigmaDocument[], diagnostics: Diagnostics): void {
  for (const lint of setLints) lint(documents, diagnostics);
}
