/**
 * How the events that one query finds relate to those of another, from the view of the newer one.
 * `different`: each finds events that the other does not. `unknown`: it could not be decided.
 */
export type Relation = 'equal' | 'narrower' | 'wider' | 'different' | 'unknown';

/** What was found out about a pair of queries, and events that show it. */
export interface Comparison {
  readonly relation: Relation;
  /** Why nothing could be decided, as a sentence for people; only with `unknown`. */
  readonly reason?: string;
  /**
   * Each was verified by running both queries. One for `narrower` and `wider`, up to two for `different`, and maybe
   * one for `unknown`, where it shows that the queries are not equal; none for `equal`. An event that was found but
   * could not be verified is none; the relation that it would show is `unknown`, unless `unwitnessed` says why the
   * relation holds all the same.
   */
  readonly witnesses: readonly Witness[];
  /**
   * Why a relation other than `equal` and `unknown` has no witnesses, as a sentence for people: it was decided by
   * proof, and no single event can show it, or nothing was given that runs queries.
   */
  readonly unwitnessed?: string;
}

/** An event that exactly one of the two queries finds. */
export interface Witness {
  readonly foundBy: 'before' | 'after';
  /** The table or parser function of the row. */
  readonly table: string;
  /** The columns that decide, as a row that `sigma-kql test --events` accepts. */
  readonly row: Readonly<Record<string, unknown>>;
}
