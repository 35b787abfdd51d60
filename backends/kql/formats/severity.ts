import type { Diagnostics } from '../../../src/diagnostics/index.ts';
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
export function isEnabled({ mapped, settings }: FormatInput, diagnostics: Diagnostics): boolean {
  if (settings.enabled !== undefined) return settings.enabled;
  const { status } = mapped.rule.metadata;
  if (status === undefined || settings.enabledStatuses.includes(status)) return true;
  const message = `The rule is deployed disabled, because its status is \`${status}\`.`;
  diagnostics.report('format-disabled', mapped.rule.span, message);
  return false;
}
