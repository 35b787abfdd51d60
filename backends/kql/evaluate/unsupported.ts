/**
 * A query uses something that the evaluator doesn't know, or knows only in part. The message is
 * `unsupported: ` and the name of the construct. The alternative would be a wrong verdict.
 */
export class UnsupportedKql extends Error {
  override readonly name = 'UnsupportedKql';
  /** What isn't supported, such as `function hash_sha256` or `operator make-series`. */
  readonly construct: string;

  constructor(construct: string) {
    super(`unsupported: ${construct}`);
    this.construct = construct;
  }
}

/** A query that isn't valid KQL, or doesn't fit its tables. The message is one finding of the official parser. */
export class InvalidKql extends Error {
  override readonly name = 'InvalidKql';
}
