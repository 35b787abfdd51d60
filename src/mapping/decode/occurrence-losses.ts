import type { FieldLanding, Loss, ValueRewrite } from '../model.ts';

/**
 * What a field loses because its values are looked for anywhere in a column, so that no author of a mapping
 * has to remember it. A label that stands before the value in the column ties the start of the value, a text
 * that stands behind it the end. Nothing if the mapping names a difference of this direction for every test.
 */
export function occurrenceLosses(
  rewrites: readonly ValueRewrite[],
  declared: readonly Loss[],
): readonly Loss[] {
  if (declared.some(({ when, effect }) => when === 'always' && effect !== 'narrower')) return [];
  if (rewrites.some(({ kind }) => kind === 'member')) return [amongOthers];
  if (!rewrites.some(({ kind }) => kind === 'anywhere')) return [];
  if (!rewrites.some((rewrite) => rewrite.kind === 'prefix' && rewrite.from === '')) return [insideMore];
  const isEnded = rewrites.some((rewrite) => rewrite.kind === 'suffix' && !rewrite.to.includes(''));
  return isEnded ? [withoutLabel] : [withoutLabel, withoutEnd];
}

const amongOthers: Loss = {
  effect: 'wider',
  when: 'anchored',
  note: 'the value is looked for anywhere in a column that can hold several',
};

const insideMore: Loss = {
  effect: 'wider',
  when: 'anchored',
  note: 'the value is looked for anywhere in a column that holds more than the field',
};

const withoutLabel: Loss = {
  effect: 'wider',
  when: 'open-start',
  note: 'without its start the value is looked for anywhere in a column that holds more than the field',
};

const withoutEnd: Loss = {
  effect: 'wider',
  when: 'closed-end',
  note: 'the value is looked for at the start of a longer text too',
};

/**
 * What a field that holds a path loses in a column that holds the name of the file alone, beside the folders, whose
 * loss mappings name themselves, or twice. A column of which the name is computed holds accounts, whose domain no rule
 * names.
 */
export function nameLosses(rewrites: readonly ValueRewrite[], landing: FieldLanding): readonly Loss[] {
  const holdsNames = landing.kind === 'column' && landing.column.kind === 'plain';
  if (!holdsNames) return [];
  return rewrites.flatMap(({ kind }) => {
    if (kind === 'file-name') return [nameAlone];
    return kind === 'or-doubled-name' ? [nameTwice] : [];
  });
}

const nameAlone: Loss = {
  effect: 'different',
  when: 'within-path',
  note: 'a value without a folder is compared with the name of the file and not with the whole path',
};

const nameTwice: Loss = {
  effect: 'wider',
  when: 'file-like-folder',
  note: 'rows of Defender name a file twice, so a file that is called like the folder reads as one inside of it',
};
