import { changed, textOf, type Check, type Data } from './check.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The rules about the schedule; `read` and `write` are the notation of a duration, in seconds. */
export function scheduleChecks(
  read: (text: string) => number,
  write: (seconds: number) => string,
): readonly Check<Data>[] {
  const frequency = (rule: Data): number => read(textOf(rule, 'queryFrequency'));
  const period = (rule: Data): number => read(textOf(rule, 'queryPeriod'));
  const scheduled = (rule: Data): boolean => rule['kind'] !== 'NRT';
  const schedule = (rule: Data, every: number, over: number): Data =>
    changed(rule, { queryFrequency: write(every), queryPeriod: write(over) });
  return [
    {
      name: 'durations that can be read',
      holds: (rule) => !scheduled(rule) || !Number.isNaN(frequency(rule) + period(rule)),
      broken: (rule) => changed(rule, { queryPeriod: 'one hour' }),
    },
    {
      name: 'a frequency of at least 5 minutes',
      holds: (rule) => !scheduled(rule) || frequency(rule) >= 5 * minute,
      broken: (rule) => schedule(rule, 4 * minute, hour),
    },
    {
      name: 'a period of at most 14 days',
      holds: (rule) => !scheduled(rule) || period(rule) <= 14 * day,
      broken: (rule) => schedule(rule, hour, 15 * day),
    },
    {
      name: 'a period no shorter than the frequency',
      holds: (rule) => !scheduled(rule) || period(rule) >= frequency(rule),
      broken: (rule) => schedule(rule, 2 * hour, hour),
    },
    {
      name: 'at most hourly over two days or more',
      holds: (rule) => !scheduled(rule) || period(rule) < 2 * day || frequency(rule) >= hour,
      broken: (rule) => schedule(rule, 30 * minute, 2 * day),
    },
    {
      name: 'no schedule in near real time',
      holds: (rule) =>
        scheduled(rule) ||
        ['queryFrequency', 'queryPeriod', 'triggerOperator', 'triggerThreshold'].every(
          (key) => rule[key] === undefined,
        ),
      broken: (rule) => changed(rule, { kind: 'NRT', queryFrequency: write(hour) }),
    },
  ];
}
