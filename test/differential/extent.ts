/** `SIGMA_KQL_FULL=1` compares every rule; otherwise every fourteenth is enough to notice a mistake. */
export const isFull = process.env['SIGMA_KQL_FULL'] === '1';

/** What a run compares, for the names of tests. */
export const extent = isFull ? 'all rules' : 'a sample; SIGMA_KQL_FULL=1 takes all rules';

/** Every how manieth rule is compared. */
export const stride = isFull ? 1 : 14;

/** What a floor of a full run is to a sample, which may be unlucky. */
export const share = isFull ? 1 : 0.8 / stride;

/** A target, and how many events a full run makes for each rule: at least 100,000 for its exact rules. */
export const targets = { asim: 180, native: 80, xdr: 90 } as const;

/** How many events are made for each rule of a target. */
export function eventsPerRule(target: keyof typeof targets): number {
  return isFull ? targets[target] : eventsOfSample;
}

/** How many of a full run's events for a rule a sample makes. */
export function eventShare(target: keyof typeof targets): number {
  return eventsPerRule(target) / targets[target];
}

const eventsOfSample = 40;
