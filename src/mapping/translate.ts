import { literalText, type StringValue } from '../ir/index.ts';
import { constantMatches } from './constant.ts';
import { literalLike } from './pattern.ts';

/** What a column holds for each text of a field, in lower case. What is not listed it holds as it is. */
export type Translation = Readonly<Record<string, readonly string[]>>;

/**
 * What the column holds where the field holds the value: of a value with wildcards, that is itself for texts that
 * are not listed, and what every listed text that fits is translated to.
 */
export function translate(value: StringValue, table: Translation): readonly StringValue[] {
  const text = literalText(value.pattern)?.toLowerCase();
  if (text !== undefined) {
    return Object.hasOwn(table, text) ? (table[text] ?? []).map((held) => literalLike(value, held)) : [value];
  }
  const { fitting } = divided(value, table);
  const others = fitting.filter((held) => !fits(value, held));
  return [value, ...[...new Set(others)].map((held) => literalLike(value, held))];
}

/** Whether a value with wildcards fits what a text is translated to, although it does not fit the text. */
export function fitsTranslationOnly(value: StringValue, table: Translation): boolean {
  if (literalText(value.pattern) !== undefined) return false;
  const { fitting, other } = divided(value, table);
  return other.some((held) => fits(value, held) && !fitting.includes(held));
}

/** What the column holds for texts that fit the value, and for those that do not. */
function divided(
  value: StringValue,
  table: Translation,
): { readonly fitting: readonly string[]; readonly other: readonly string[] } {
  const entries = Object.entries(table);
  return {
    fitting: entries.filter(([text]) => fits(value, text)).flatMap(([, held]) => held),
    other: entries.filter(([text]) => !fits(value, text)).flatMap(([, held]) => held),
  };
}

function fits(value: StringValue, text: string): boolean {
  return constantMatches(text, { ...value, cased: false }) === true;
}
