import type { Severity } from '../../diagnostics/index.ts';

/** Which findings a person sees, as commander hands it over; programs get all of them. */
export interface FindingsOptions {
  readonly findings?: Severity;
  readonly quiet?: boolean;
}

/** The least severity that is shown; undefined if nobody said. */
export function leastSeverity({ findings, quiet = false }: FindingsOptions): Severity | undefined {
  return quiet ? 'error' : findings;
}
