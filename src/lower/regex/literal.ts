/** Characters that mean something outside of classes. */
const meaningful = /[\\.+*?()|[\]{}^$]/;

/** Characters that mean something inside classes, alone or doubled. */
const meaningfulInClass = /[\\[\]^&~-]/;

/** One character as an expression that matches it. Control characters become `\x{…}`. */
export function literal(code: number): string {
  const character = String.fromCodePoint(code);
  if (meaningful.test(character)) return `\\${character}`;
  return printable(code) ? character : named(code);
}

/** One character as a member of a class. */
export function literalInClass(code: number): string {
  const character = String.fromCodePoint(code);
  if (meaningfulInClass.test(character)) return `\\${character}`;
  return printable(code) ? character : named(code);
}

function printable(code: number): boolean {
  return (
    code >= 0x20 && !(code >= 0x7f && code <= 0xa0) && code !== 0x2028 && code !== 0x2029 && !surrogate(code)
  );
}

function surrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

const shortNames: ReadonlyMap<number, string> = new Map([
  [9, String.raw`\t`],
  [10, String.raw`\n`],
  [12, String.raw`\f`],
  [13, String.raw`\r`],
]);

function named(code: number): string {
  return shortNames.get(code) ?? `\\x{${code.toString(16).toUpperCase().padStart(2, '0')}}`;
}
