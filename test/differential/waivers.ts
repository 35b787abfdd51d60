/** A rule whose query is known to differ from it without saying so, and why. */
export interface Waiver {
  readonly target: string;
  /** How the rule's file is called. */
  readonly file: string;
  readonly reason: string;
}

/** Known differences. A waiver whose rule no longer differs fails the full run, so that it can't outlive its reason. */
export const waivers: readonly Waiver[] = [];
