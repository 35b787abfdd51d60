import { quote, type Diagnostics } from '../../../src/diagnostics/index.ts';
import type { FormatInput } from './format.ts';

/** The severities of Microsoft Sentinel, the lowest first. */
export type Severity = 'Informational' | 'Low' | 'Medium' | 'High';

const severities: Readonly<Record<string, Severity>> = {
  informational: 'Informational',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'High',
};

/** The severity that the settings say, or else the one nearest to the level. Reports a missing level. */
export function severityOf({ mapped, settings }: FormatInput, diagnostics: Diagnostics): Severity {
  if (settings.severity !== undefined) return settings.severity;
  const level = mapped.rule.metadata.level?.toLowerCase() ?? '';
  const severity = Object.hasOwn(severities, level) ? severities[level] : undefined;
  if (severity !== undefined) return severity;
  diagnostics.report(
    'format-level-missing',
    mapped.rule.span,
    'The rule has no level that a severity follows from; it is deployed as `Medium`.',
  );
  return 'Medium';
}

/** Whether a rule is deployed switched on: by the settings, or else by its status. */
export function isEnabled({ mapped, settings }: FormatInput): boolean {
  if (settings.enabled !== undefined) return settings.enabled;
  const { status } = mapped.rule.metadata;
  return status === undefined || settings.enabledStatuses.includes(status);
}

/** Says that a rule is deployed switched off, or that the format can't say so. */
export function noteDisabled(input: FormatInput, canSay: boolean, diagnostics: Diagnostics): void {
  if (isEnabled(input)) return;
  const { status } = input.mapped.rule.metadata;
  const why =
    input.settings.enabled === false ? 'by the settings' : `because its status is ${quote(status ?? '')}`;
  const message = canSay
    ? `The rule is deployed disabled, ${why}.`
    : `The rule should be disabled, ${why}, but this format can't say so: whoever deploys it has to.`;
  diagnostics.report('format-disabled', input.mapped.rule.span, message);
}
