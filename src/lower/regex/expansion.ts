/**
 * The highest number of repetitions that RE2 accepts, also of repetitions inside of one another, whose
 * numbers multiply. KQL's engine has a limit on the size instead.
 */
const mostRepetitions = 1_000;

/** How many characters, sets and groups an expression may have once its repetitions are written out. */
const mostParts = 50_000;

/**
 * How large an expression becomes for an engine without backtracking, which writes `(a{10}){10}` out as a
 * hundred parts: a few characters could cost any amount of memory. It is told the parts in their order.
 */
export class Expansion {
  readonly #open: Part[] = [];
  #group: Part = nothing;
  #last: Part = nothing;

  /** A character or a set. */
  add(): void {
    this.#finish();
    this.#last = { size: 1, repetitions: 1 };
  }

  /** The start of a group. */
  open(): void {
    this.#finish();
    this.#open.push(this.#group);
    this.#group = nothing;
  }

  /** The end of the innermost group. */
  close(): void {
    this.#finish();
    const { size, repetitions } = this.#group;
    this.#last = { size: size + 1, repetitions };
    this.#group = this.#open.pop() ?? nothing;
  }

  /** The part before is repeated up to so many times. Returns why that is too much, as a clause. */
  repeat(times: number): string | undefined {
    const size = this.#last.size * Math.max(1, times);
    const repetitions = this.#last.repetitions * Math.max(1, times);
    if (repetitions > mostRepetitions) {
      return times > mostRepetitions
        ? `a repetition of more than ${mostRepetitions} is not allowed`
        : `repetitions inside of one another come to ${repetitions}, and more than ${mostRepetitions} are not allowed`;
    }
    this.#last = { size, repetitions };
    return this.#group.size + size > mostParts
      ? `with it the expression would have more than ${mostParts} parts`
      : undefined;
  }

  #finish(): void {
    const { size, repetitions } = this.#group;
    this.#group = {
      size: size + this.#last.size,
      repetitions: Math.max(repetitions, this.#last.repetitions),
    };
    this.#last = nothing;
  }
}

/** A piece of an expression. */
interface Part {
  /** With its repetitions written out. */
  readonly size: number;
  /** How often the most repeated piece of it occurs in a row. */
  readonly repetitions: number;
}

const nothing: Part = { size: 0, repetitions: 1 };
