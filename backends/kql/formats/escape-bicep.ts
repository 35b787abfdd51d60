/** Text of a Bicep expression, to be inserted into a template as it is. */
export type BicepText = string & { readonly language: 'bicep' };

/**
 * A Bicep string that holds exactly `text`: raw over several lines where the text allows it, so that a
 * query can be read, else quoted. Follows the Bicep documentation, "Data types: strings".
 */
export function bicepString(text: string): BicepText {
  const isRaw = text.includes('\n') && !/'''|[^\n\t\u0020-\u007e\u00a1-\ud7ff]|[\u2028\u2029]|'$/.test(text);
  // A line break directly behind the opening quotes does not count.
  return (isRaw ? `'''\n${text}'''` : `'${text.replace(special, escapeOf)}'`) as BicepText;
}

/** Quotes, backslashes, the start of an interpolation, and everything that can't be seen. */
const special =
  /['\\]|\$(?=\{)|[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g;

function escapeOf(character: string): string {
  switch (character) {
    case "'":
    case '\\':
    case '$':
      return `\\${character}`;
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
  }
  return `\\u{${character.charCodeAt(0).toString(16)}}`;
}
