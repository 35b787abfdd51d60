/**
 * Whether an expression is found in the empty text, told its parts in their order. Running the expression
 * to find out would not do: an engine that goes back, as that of ECMAScript does, needs years for
 * `(a*|b*){40}x`.
 */
export class EmptyMatch {
  readonly #open: Group[] = [];
  #group: Group = start;
  /** Whether what was read last matches; a quantifier may still follow. */
  #last = true;

  /** A part that is no group. */
  add(matches: boolean): void {
    this.#finish();
    this.#last = matches;
  }

  /** The `|` between two alternatives. */
  alternative(): void {
    this.#finish();
    this.#group = { earlier: this.#group.earlier || this.#group.sequence, sequence: true };
  }

  /** The start of a group. */
  open(): void {
    this.#finish();
    this.#open.push(this.#group);
    this.#group = start;
  }

  /** The end of the innermost group. */
  close(): void {
    this.#last = this.found;
    this.#group = this.#open.pop() ?? start;
  }

  /** The part before occurs at least so many times. */
  repeat(least: number): void {
    if (least === 0) this.#last = true;
  }

  /** Whether what was read of the innermost open group matches, or of the whole if none is open. */
  get found(): boolean {
    const { earlier, sequence } = this.#group;
    return earlier || (sequence && this.#last);
  }

  #finish(): void {
    const { earlier, sequence } = this.#group;
    this.#group = { earlier, sequence: sequence && this.#last };
    this.#last = true;
  }
}

/** What was read of a group, or of the whole. */
interface Group {
  /** Whether an alternative before this one matches. */
  readonly earlier: boolean;
  /** Whether all of this alternative so far matches. */
  readonly sequence: boolean;
}

const start: Group = { earlier: false, sequence: true };
