import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import { alertTitleOf } from './alert-title.ts';
import { attackOf, type Attack } from './attack.ts';
import { isAvailable } from './availability.ts';
import { customDetails, type CustomDetails } from './custom-details.ts';
import { descriptionOf, nameOf } from './description.ts';
import { entitiesOf, type EntityMapping } from './entities.ts';
import type { FormatInput } from './format.ts';
import { deployedId } from './identity.ts';
import { queryText } from './query-text.ts';
import { resultColumns } from './result-columns.ts';
import { scheduleOf, timespanOf, type Schedule } from './schedule.ts';
import { isEnabled, severityOf, type Severity } from './severity.ts';
import { testedColumns } from './tested-columns.ts';

/** An analytics rule of Microsoft Sentinel, before it is written in one of its notations. */
export interface AnalyticsRule {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  readonly enabled: boolean;
  /** Absent for rules that run in near real time. */
  readonly schedule?: Schedule;
  readonly attack: Attack;
  readonly query: string;
  readonly entities: readonly EntityMapping[];
  readonly customDetails: CustomDetails;
  readonly alertTitle?: string;
}

/**
 * Everything that an analytics rule says, derived from the rule, its query and the settings. `spell`
 * rewrites the query for notations that take fewer characters. Undefined after an error.
 */
export function analyticsRuleOf(
  input: FormatInput,
  diagnostics: Diagnostics,
  spell?: (text: string) => string,
): AnalyticsRule | undefined {
  if (!isAvailable(input, 'sentinel', diagnostics)) return undefined;
  const query = queryText(input, diagnostics, spell);
  const schedule = runsInRealTime(input, diagnostics) ? 'none' : scheduleOf(input, diagnostics);
  if (query === undefined || schedule === undefined) return undefined;
  const name = nameOf(input, diagnostics);
  const result = resultColumns(input);
  const columns = new Set(result.map((column) => column.name));
  const entities = input.settings.entities ? entitiesOf(result) : [];
  const details = input.settings.customDetails
    ? testedColumns(input.mapped).filter((column) => columns.has(column))
    : [];
  const alertTitle = alertTitleOf(input, { name, columns, entities }, diagnostics);
  return {
    id: deployedId(input, diagnostics),
    name,
    description: descriptionOf(input, diagnostics),
    severity: severityOf(input, diagnostics),
    enabled: isEnabled(input),
    ...(schedule === 'none' ? {} : { schedule }),
    attack: attackOf(input, diagnostics),
    query,
    entities,
    customDetails: customDetails(details),
    ...(alertTitle === undefined ? {} : { alertTitle }),
  };
}

/** Rules in near real time look at one minute of events, which is no span to correlate over. */
function runsInRealTime(input: FormatInput, diagnostics: Diagnostics): boolean {
  if (input.settings.kind !== 'NRT') return false;
  if (timespanOf(input) === 0) return true;
  const message = 'A correlation can not run in near real time, so it is scheduled.';
  diagnostics.report('format-schedule', input.mapped.rule.span, message);
  return false;
}
