const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration of whole minutes as Azure Resource Manager writes it (ISO 8601): `PT5M`, `PT1H`, `P14D`. */
export function isoDuration(seconds: number): string {
  if (seconds % day === 0) return `P${seconds / day}D`;
  return seconds % hour === 0 ? `PT${seconds / hour}H` : `PT${seconds / minute}M`;
}

/** A duration of whole minutes as community rules write it: `5m`, `1h`, `14d`. */
export function shortDuration(seconds: number): string {
  if (seconds % day === 0) return `${seconds / day}d`;
  return seconds % hour === 0 ? `${seconds / hour}h` : `${seconds / minute}m`;
}

/** Units of time, in seconds. */
export const units = { minute, hour, day } as const;
