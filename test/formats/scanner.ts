/** Reads a text from its beginning, token by token. */
export class Scanner {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether only blanks are left. */
  get isAtEnd(): boolean {
    this.#skip();
    return this.#position >= this.#text.length;
  }

  /** The next token if it matches; blanks and line breaks in front of it are skipped. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    this.#skip();
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
    sticky.lastIndex = this.#position;
    const match = sticky.exec(this.#text);
    if (match === null) return undefined;
    this.#position = sticky.lastIndex;
    return match;
  }

  /** The next token; fails if it is another one. */
  expect(pattern: RegExp): RegExpExecArray {
    const match = this.take(pattern);
    if (match !== undefined) return match;
    const found = JSON.stringify(this.#text.slice(this.#position, this.#position + 60));
    throw new SyntaxError(`expected ${String(pattern)} and found ${found}`);
  }

  #skip(): void {
    while (/\s/.test(this.#text.charAt(this.#position))) this.#position += 1;
  }
}
