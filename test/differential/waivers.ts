/** A rule whose query is known to differ from it without saying so, and why. */
export interface Waiver {
  readonly target: string;
  /** How the rule's file is called. */
  readonly file: string;
  readonly reason: string;
}

/** Known differences. A waiver whose rule no longer differs fails the full run, so that it can't outlive its reason. */
export const waivers: readonly Waiver[] = [
  {
    target: 'native',
    file: 'win_vul_cve_2020_0688.yml',
    reason: 'keywords are looked for in the XML of EventData as they are, where & is written &amp;',
  },
];
