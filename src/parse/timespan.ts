import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { Located, Timespan } from './document.ts';

/**
 * Reads a duration such as `90m` by the Correlation Rules specification, "Time Selection": a number and
 * one of the letters s, m, h, d. Undefined after one error.
 */
export function readTimespan(text: Located<string>, diagnostics: Diagnostics): Located<Timespan> | undefined {
  const match = /^(\d{1,6})([smhd])$/.exec(text.value);
  const count = Number(match?.[1] ?? 0);
  const unit = seconds[match?.[2] as keyof typeof seconds];
  if (match !== null && unit !== undefined && count > 0) {
    return { value: { seconds: count * unit, text: text.value }, span: text.span };
  }
  const message = `${quote(text.value)} is not a time span of a whole number above 0 and one of the letters s, m, h, d.`;
  diagnostics.report('timespan-format', text.span, message);
  return undefined;
}

const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
