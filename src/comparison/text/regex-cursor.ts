/** A regular expression that is not of the dialect that is read here; `message` names the construct. */
export class UnreadableRegex extends Error {
  override readonly name = 'UnreadableRegex';
}

/** Walks over the text of a regular expression. */
export class RegexCursor {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The character at the cursor; the empty text at the end. */
  peek(): string {
    const code = this.#text.codePointAt(this.#at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  /** The code point at the cursor, which moves behind it. */
  next(): number {
    const character = this.peek();
    if (character === '') throw new UnreadableRegex('an end in the middle of something');
    this.#at += character.length;
    return character.codePointAt(0) ?? 0;
  }

  /** Whether a text comes next. */
  isAt(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  /** Moves behind a text if it comes next. */
  skip(text: string): boolean {
    const isNext = this.isAt(text);
    if (isNext) this.#at += text.length;
    return isNext;
  }

  /** What a sticky expression matches at the cursor, which moves behind it. */
  match(sticky: RegExp): readonly (string | undefined)[] | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text) ?? undefined;
    if (found !== undefined) this.#at += found[0].length;
    return found;
  }
}
