/** Shortens a text at a space, with `...` at its end. Lengths are UTF-16 units, as the services count. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 3).replace(/[\ud800-\udbff]$/, '');
  const space = cut.search(/\s\S*$/);
  return `${space > length / 2 ? cut.slice(0, space) : cut}...`;
}

/** A text on one line: line breaks and other control characters become spaces. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replaceAll(invisible, '')
    .trim();
}

/** A text of several lines: only line feeds are left of the control characters. */
export function manyLines(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]+/g, ' ')
    .replaceAll(invisible, '')
    .replaceAll(/(?<! ) +$/gm, '')
    .trim();
}

/** Characters that change the order of a text or can't be seen, and halves of surrogate pairs. */
const invisible =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
