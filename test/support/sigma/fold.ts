/** Text in lower case, letter by letter: a letter whose lower case is longer than itself stays. */
export function fold(text: string): string {
  let folded = '';
  for (const letter of text) {
    const lower = letter.toLowerCase();
    folded += lower.length === letter.length ? lower : letter;
  }
  return folded;
}
