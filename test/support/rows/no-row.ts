/** Thrown where no row of the table stands for an event, with the reason, which is counted. */
export class NoRow extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}
