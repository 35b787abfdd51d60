/**
 * A KQL string literal that holds exactly `text`, in the quoted form: `"C:\\Windows"`.
 * Everything that could end the literal or the line, or that a reader can't see, is escaped.
 * Follows the KQL documentation, "The string data type".
 */
export function quoted(text: string): string {
  return `"${text.replace(unsafe, escapeOf)}"`;
}

/**
 * A KQL string literal for a regular expression: the verbatim form `@"\d+"` where the text allows
 * it, so that backslashes need not be doubled; otherwise the quoted form.
 */
export function verbatim(text: string): string {
  // search() ignores the position that a global regex remembers.
  return text.replaceAll('"', '').search(unsafeVerbatim) === -1
    ? `@"${text.replaceAll('"', '""')}"`
    : quoted(text);
}

/** Quotes, backslashes, control and format characters, line separators, and halves of surrogate pairs. */
const unsafe =
  /["\\\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const unsafeVerbatim = new RegExp(unsafe.source.replace('["\\\\', '['));

function escapeOf(character: string): string {
  switch (character) {
    case '"':
      return '\\"';
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
  }
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * A column name in a query: bare where the grammar allows it, else `['name']`. Names come from
 * mapping files, so they are quoted like any other text.
 * Follows the KQL documentation, "Entity names".
 */
export function columnName(name: string): string {
  return isBareName(name) ? name : `[${quoted(name)}]`;
}

/** `.name` or `["name"]` or `[0]` behind a dynamic value. */
export function accessor(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return isBareName(key) ? `.${key}` : `[${quoted(key)}]`;
}

function isBareName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !keywords.has(name);
}

/** Words that the parser would read as part of an expression rather than as a name. */
const keywords = new Set([
  'and',
  'or',
  'not',
  'in',
  'between',
  'contains',
  'startswith',
  'endswith',
  'has',
  'has_any',
  'has_all',
  'matches',
  'true',
  'false',
  'null',
  'datetime',
  'time',
  'timespan',
  'dynamic',
  'guid',
  'int',
  'long',
  'real',
  'double',
  'decimal',
  'bool',
  'where',
  'by',
  'on',
  'let',
  'set',
  'typeof',
]);
