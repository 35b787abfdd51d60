import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import { taggedAttack } from './attack.ts';
import { isAvailable } from './availability.ts';
import { continuousQuery } from './continuous.ts';
import { assetColumns, strongColumns } from './data/hunting-tables.ts';
import { descriptionOf, nameOf } from './description.ts';
import { shortDuration, units } from './duration.ts';
import type { Format, FormatInput } from './format.ts';
import { keyColumnsOf } from './key-columns.ts';
import { asItIs, queryText } from './query-text.ts';
import { resultColumns } from './result-columns.ts';
import { scheduleOf } from './schedule.ts';
import { isEnabled, noteDisabled, severityOf } from './severity.ts';

/**
 * A custom detection of Defender XDR, as `POST /security/rules/detectionRules` of Microsoft Graph takes it.
 * Only for queries on advanced hunting tables that return the event's key and an asset; the service looks
 * back by itself, so there is no filter on time.
 */
export const defender: Format = {
  extension: '.json',
  summary: 'custom detection of Defender XDR (Microsoft Graph)',
  lacks: [
    'period',
    'grouping',
    'suppression',
    'createIncidents',
    'incidentLookback',
    'alertTitle',
    'entities',
    'customDetails',
  ],
  spelling: asItIs,
  render(input, diagnostics) {
    const rule = customDetectionOf(input, diagnostics);
    return rule && `${JSON.stringify(rule, undefined, 2)}\n`;
  },
};

/** A detection rule as the service takes it. */
export interface CustomDetection {
  readonly displayName: string;
  readonly isEnabled: boolean;
  readonly queryCondition: { readonly queryText: string };
  readonly schedule: { readonly period: string };
  readonly detectionAction: {
    readonly alertTemplate: AlertTemplate;
    readonly organizationalScope: null;
    readonly responseActions: readonly [];
  };
}

interface AlertTemplate {
  readonly title: string;
  readonly description: string;
  readonly severity: string;
  readonly category: string;
  readonly recommendedActions: null;
  readonly mitreTechniques: readonly string[];
  readonly impactedAssets: readonly ImpactedAsset[];
}

interface ImpactedAsset {
  readonly '@odata.type': string;
  readonly identifier: string;
}

/** The detection rule of a converted rule; undefined after an error. */
export function customDetectionOf(input: FormatInput, diagnostics: Diagnostics): CustomDetection | undefined {
  if (!isAvailable(input, 'hunting', diagnostics) || !hasKeys(input, diagnostics)) return undefined;
  const query = queryText(input, diagnostics);
  const schedule = scheduleOf(withoutPeriod(input), diagnostics);
  if (query === undefined || schedule === undefined) return undefined;
  noteDisabled(input, true, diagnostics);
  const continuous = continuousOf(input, diagnostics);
  const title = nameOf(input, diagnostics);
  const attack = taggedAttack(input);
  return {
    displayName: title,
    isEnabled: isEnabled(input),
    queryCondition: { queryText: continuous ?? query },
    schedule: { period: continuous === undefined ? periodOf(schedule.frequency, input, diagnostics) : '0' },
    detectionAction: {
      alertTemplate: {
        title,
        description: descriptionOf(input, diagnostics),
        severity: severityOf(input, diagnostics).toLowerCase(),
        category: attack.tactics[0] ?? 'SuspiciousActivity',
        recommendedActions: null,
        mitreTechniques: attack.techniques,
        impactedAssets: assetsOf(input),
      },
      organizationalScope: null,
      responseActions: [],
    },
  };
}

/** The periods that the service offers, the longest first. Each looks back further than it is long. */
const periods = [
  ['24H', units.day],
  ['12H', 12 * units.hour],
  ['3H', 3 * units.hour],
  ['1H', units.hour],
] as const;

/** The longest that is no longer than the frequency of a rule. Reports where the settings say another one. */
function periodOf(frequency: number, { settings, mapped }: FormatInput, diagnostics: Diagnostics): string {
  const [period, seconds] = periods.find(([, each]) => each <= frequency) ?? ['1H', units.hour];
  const wanted = settings.frequency ?? seconds;
  if (wanted !== seconds) {
    const message = `Defender XDR runs rules every 1, 3, 12 or 24 hours, so the frequency ${shortDuration(wanted)} of the settings becomes ${shortDuration(seconds)}.`;
    diagnostics.report('format-schedule', mapped.rule.span, message);
  }
  return period;
}

/** The service looks back by itself, so no period is too short. */
function withoutPeriod(input: FormatInput): FormatInput {
  const { period: _period, ...settings } = input.settings;
  return { ...input, settings };
}

/** The query in the form that continuous detections need, if the user wants one and it can be. */
function continuousOf(input: FormatInput, diagnostics: Diagnostics): string | undefined {
  if (input.settings.kind !== 'NRT') return undefined;
  const query = continuousQuery(input);
  if (query === undefined) {
    const message =
      'The service can not follow this query continuously, so it is run every hour or less often.';
    diagnostics.report('format-schedule', input.mapped.rule.span, message);
  }
  return query;
}

/** Whether the result has what the service finds the event and its asset by; reports an error if not. */
function hasKeys(input: FormatInput, diagnostics: Diagnostics): boolean {
  const { mapped } = input;
  const columns = namesOf(input);
  const keys = mapped.kind === 'rule' ? keyColumnsOf(mapped.table.name) : ['Timestamp', 'ReportId'];
  const missing = keys.filter((column) => !columns.has(column));
  const hasAsset = strongColumns.some((column) => columns.has(column));
  if (missing.length === 0 && hasAsset) return true;
  const lacks = missing.length > 0 ? missing.map((column) => `\`${column}\``).join(' and ') : 'an asset';
  const message = `A custom detection needs the event that it alerts on, and the result of this query lacks ${lacks}.`;
  diagnostics.report('format-unavailable', mapped.rule.span, message);
  return false;
}

function assetsOf(input: FormatInput): readonly ImpactedAsset[] {
  const columns = namesOf(input);
  const device = assetColumns.device.find((column) => columns.has(column));
  const user = assetColumns.user.find((column) => columns.has(column));
  return [
    ...(device === undefined ? [] : [asset('Device', device)]),
    ...(user === undefined ? [] : [asset('User', user)]),
  ];
}

function asset(kind: 'Device' | 'User', column: string): ImpactedAsset {
  return {
    '@odata.type': `#microsoft.graph.security.impacted${kind}Asset`,
    identifier: column.charAt(0).toLowerCase() + column.slice(1),
  };
}

function namesOf(input: FormatInput): ReadonlySet<string> {
  return new Set(resultColumns(input, 'hunting').map(({ name }) => name));
}
