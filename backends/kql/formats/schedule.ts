import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import { shortDuration, units } from './duration.ts';
import type { FormatInput } from './format.ts';

/** How often a rule runs and how far it looks back, in seconds. */
export interface Schedule {
  readonly frequency: number;
  readonly period: number;
}

const { minute, hour, day } = units;
const shortest = 5 * minute;
const longest = 14 * day;

/** Serious rules run soon after the event; the others cost less. Defender's periods come close to these. */
const frequencies: Readonly<Record<string, number>> = {
  critical: 15 * minute,
  high: hour,
  medium: 3 * hour,
  low: 12 * hour,
  informational: day,
};

/**
 * The schedule of a rule within the limits of Microsoft Sentinel ("Create a scheduled analytics rule"):
 * 5 minutes to 14 days, the period no shorter than the frequency, and at most hourly if the period is two
 * days or more. A correlation looks back over its timespan and one interval between two runs, so that no
 * window is cut in two. Reports every adjustment of what the user set; returns undefined after an error
 * where no schedule sees a whole timespan.
 */
export function scheduleOf(input: FormatInput, diagnostics: Diagnostics): Schedule | undefined {
  const { mapped, settings } = input;
  const timespan = timespanOf(input);
  if (timespan > longest - hour) {
    diagnostics.report(
      'format-unavailable',
      mapped.rule.span,
      `The rule correlates over ${shortDuration(timespan)}, and a scheduled rule sees at most 14 days.`,
      { help: 'Shorten the timespan, or run the query as a hunting query over archived events.' },
    );
    return undefined;
  }
  const level = mapped.rule.metadata.level?.toLowerCase() ?? '';
  const usual = (Object.hasOwn(frequencies, level) ? frequencies[level] : undefined) ?? 3 * hour;
  const frequency = Math.min(
    within(roundUp(settings.frequency ?? usual), shortest, longest),
    longest - timespan,
  );
  const wanted = roundUp(settings.period ?? frequency + timespan);
  const period = within(Math.max(wanted, frequency + timespan), shortest, longest);
  const schedule = { frequency: period >= 2 * day ? Math.max(frequency, hour) : frequency, period };
  const final = { ...schedule, period: Math.max(period, Math.min(schedule.frequency + timespan, longest)) };
  reportChanges(input, final, diagnostics);
  return final;
}

/** The timespan of a correlation with those of the correlations that it correlates; 0 for other rules. */
export function timespanOf({ mapped }: Pick<FormatInput, 'mapped'>): number {
  if (mapped.kind === 'rule') return 0;
  const inner = mapped.bases.map((base) =>
    timespanOf({ mapped: base.kind === 'events' ? base.events : base.correlation }),
  );
  return roundUp(mapped.rule.timespan.seconds) + Math.max(0, ...inner);
}

function reportChanges(input: FormatInput, final: Schedule, diagnostics: Diagnostics): void {
  const { mapped, settings } = input;
  const changes = (['frequency', 'period'] as const).flatMap((name) => {
    const wanted = settings[name];
    return wanted === undefined || wanted === final[name]
      ? []
      : [`${name} ${shortDuration(roundUp(wanted))} becomes ${shortDuration(final[name])}`];
  });
  if (changes.length === 0) return;
  const message = `The schedule of the settings does not fit the rule: ${changes.join(', ')}.`;
  diagnostics.report('format-schedule', mapped.rule.span, message);
}

function within(seconds: number, least: number, most: number): number {
  return Math.min(Math.max(seconds, least), most);
}

function roundUp(seconds: number): number {
  return Math.ceil(seconds / minute) * minute;
}
