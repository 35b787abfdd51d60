/** What the process ends with; scripts rely on these numbers. */
export const exitCodes = {
  /** Everything was done. Refused rules are reported, but they are no failure. */
  done: 0,
  /**
   * A rule is invalid, an input can't be read, a rule was refused (`convert --strict`), an output is not what the
   * rules give (`convert --check`), or there is a warning (`check --fail-on warning`).
   */
  invalid: 1,
  /** Wrong options, a mapping that can't be used, or an output that can't be written. */
  usage: 2,
  /** sigma-kql itself falls short: an optional package is not installed, or a bug. */
  internal: 3,
} as const;

/** One of the numbers of `exitCodes`. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
