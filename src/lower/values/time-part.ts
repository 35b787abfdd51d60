import { quote } from '../../diagnostics/index.ts';
import type { TimePartValue, TimeUnit } from '../../ir/index.ts';
import type { YamlScalar } from '../../yaml/index.ts';
import type { Comparison } from '../comparison.ts';
import type { LowerContext } from '../context.ts';
import { finiteNumber } from './number.ts';
import { kindOf, wrongType } from './wrong-type.ts';

/** The numbers that each unit can have (Modifiers appendix, "Time Modifiers"). */
const ranges: Readonly<Record<TimeUnit, readonly [least: number, most: number]>> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 52],
  month: [1, 12],
  year: [1, 9999],
};

/** Reads the number of `minute`, `hour`, `day`, `week`, `month` and `year`, alone or with `lt` and the like. */
export function readTimePart(
  scalar: YamlScalar,
  { unit = 'hour', operator }: Comparison,
  context: LowerContext,
): readonly TimePartValue[] | undefined {
  const number = finiteNumber(scalar);
  if (number === undefined) {
    return wrongType(
      scalar,
      `\`${unit}\` needs a number, and this is ${kindOf(scalar)}`,
      context,
      'Write a number.',
    );
  }
  const value = Number(number);
  const [least, most] = ranges[unit];
  if (!Number.isInteger(value) || value < least || value > most) {
    const message = `\`${unit}\` is a whole number from ${least} to ${most}, not ${quote(scalar.text)}.`;
    context.diagnostics.report('value-out-of-range', scalar.span, message);
    return undefined;
  }
  return [{ kind: 'time-part', unit, operator: operator ?? '=', value, span: scalar.span }];
}
