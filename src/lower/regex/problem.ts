/** Why a regular expression can't be used. Offsets count UTF-16 units of the expression. */
export interface RegexProblem {
  readonly kind: 'invalid' | 'unsupported';
  readonly start: number;
  readonly end: number;
  /** A clause such as "`(?=` is a lookahead, which no engine behind KQL has". */
  readonly message: string;
}

/** Ends the reading of an expression at its first problem. */
export class RegexError extends Error {
  readonly problem: RegexProblem;

  constructor(problem: RegexProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The expression is not a regular expression at all. */
export function invalid(start: number, end: number, message: string): RegexError {
  return new RegexError({ kind: 'invalid', start, end, message });
}

/** The expression needs something that KQL's engine lacks, or that means different things to different engines. */
export function unsupported(start: number, end: number, message: string): RegexError {
  return new RegexError({ kind: 'unsupported', start, end, message });
}
