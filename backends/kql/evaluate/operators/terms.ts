/**
 * Term matching: a term is a maximal run of ASCII letters and digits. An end of the needle that is itself a letter
 * or digit must be the end of a term in the text; any other end always is.
 * https://learn.microsoft.com/kusto/query/datatypes-string-operators#what-is-a-term
 */

/** Whether the needle stands in the text between ends of terms: `has`. */
export function hasTerm(text: string, needle: string): boolean {
  return found(text, needle, true, true);
}

/** Whether a term of the text starts with the needle: `hasprefix`. */
export function hasPrefix(text: string, needle: string): boolean {
  return found(text, needle, true, false);
}

/** Whether a term of the text ends with the needle: `hassuffix`. */
export function hasSuffix(text: string, needle: string): boolean {
  return found(text, needle, false, true);
}

function found(text: string, needle: string, boundBefore: boolean, boundAfter: boolean): boolean {
  if (needle === '') return true;
  const before = boundBefore && isTermCharacter(needle, 0);
  const after = boundAfter && isTermCharacter(needle, needle.length - 1);
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    if (before && isTermCharacter(text, at - 1)) continue;
    if (after && isTermCharacter(text, at + needle.length)) continue;
    return true;
  }
  return false;
}

function isTermCharacter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
