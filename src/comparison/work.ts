/** What ends a comparison that would take too long. Never leaves `compare`. */
export class OutOfWork extends Error {
  override readonly name = 'OutOfWork';
}

/**
 * Counts the steps of a comparison, so that its time and memory are bounded by the rules alone and not by the machine:
 * every state of an automaton and every clause that is kept costs at least one.
 */
export class Work {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Starts counting anew. */
  renew(steps: number): void {
    this.#left = steps;
  }

  /** Throws {@link OutOfWork} when nothing is left. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new OutOfWork();
  }
}
