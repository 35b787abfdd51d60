/** Text of an HCL expression, to be inserted into a template as it is. */
export type HclText = string & { readonly language: 'hcl' };

/**
 * A quoted HCL string that holds exactly `text`, on one line. Follows the Terraform language
 * documentation, "Strings and templates".
 */
export function hclString(text: string): HclText {
  const escaped = text.replace(special, escapeOf).replaceAll(/([$%])(?=\{)/g, '$1$1');
  return `"${escaped}"` as HclText;
}

/** A heredoc that holds `text` and a line break, where the text allows one; else a quoted string. */
export function hclHeredoc(text: string): HclText {
  if (!text.includes('\n') || /[^\n\t\u0020-\u007e\u00a1-\ud7ff]|[\u2028\u2029]/.test(text))
    return hclString(text);
  let delimiter = 'KQL';
  while (text.split('\n').some((line) => line.trim() === delimiter)) delimiter += '_';
  return `<<${delimiter}\n${text.replaceAll(/([$%])(?=\{)/g, '$1$1')}\n${delimiter}` as HclText;
}

/** A list of quoted strings, without its brackets. */
export function hclItems(texts: readonly string[]): HclText {
  return texts.map(hclString).join(', ') as HclText;
}

const special = /["\\\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g;

function escapeOf(character: string): string {
  switch (character) {
    case '"':
    case '\\':
      return `\\${character}`;
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
  }
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
