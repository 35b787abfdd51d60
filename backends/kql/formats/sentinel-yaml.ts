import { toYaml } from '../../../src/render/yaml.ts';
import { analyticsRuleOf, type AnalyticsRule } from './analytics-rule.ts';
import { asciiQuery, asciiText } from './ascii.ts';
import { connectorsOf } from './connectors.ts';
import { shortDuration } from './duration.ts';
import type { Format } from './format.ts';
import { shortened } from './text.ts';
import { noteDisabled } from './severity.ts';
import { legacyColumnProblem } from './legacy-columns.ts';
import { versionOf } from './version.ts';

/**
 * An analytics rule in the YAML of Microsoft's community repository (Azure-Sentinel, "Detections"). It
 * passes every check that the repository's own tests make, which demand ASCII.
 */
export const sentinelYaml: Format = {
  extension: '.yaml',
  summary: "analytics rule in the YAML of Microsoft's community repository",
  hasIds: true,
  lacks: ['suppression', 'createIncidents', 'incidentLookback'],
  // The repository's model has it for scheduled rules only.
  lacksInNrt: ['grouping'],
  spelling: asciiQuery,
  render(input, diagnostics) {
    const rule = analyticsRuleOf(input, diagnostics, asciiQuery);
    if (rule === undefined || legacyColumnProblem(rule.query, input, diagnostics)) return undefined;
    noteDisabled(input, false, diagnostics);
    const { author } = input.mapped.rule.metadata;
    return toYaml({
      id: rule.id,
      name: shortened(asciiText(rule.name), 256),
      description: shortened(asciiText(rule.description), 5_000),
      severity: rule.severity,
      requiredDataConnectors: connectorsOf(input),
      ...scheduleOf(rule),
      tactics: rule.attack.tactics,
      relevantTechniques: rule.attack.techniques,
      query: rule.query,
      ...listed('entityMappings', rule.entities),
      ...(Object.keys(rule.customDetails).length === 0 ? {} : { customDetails: rule.customDetails }),
      ...(rule.schedule === undefined
        ? {}
        : { eventGroupingSettings: { aggregationKind: input.settings.grouping } }),
      ...(rule.alertTitle === undefined
        ? {}
        : { alertDetailsOverride: { alertDisplayNameFormat: shortened(asciiText(rule.alertTitle), 256) } }),
      version: versionOf(input.mapped.rule.metadata),
      kind: rule.schedule === undefined ? 'NRT' : 'Scheduled',
      metadata: {
        source: { kind: 'Community' },
        ...(author === undefined ? {} : { author: { name: asciiText(author) } }),
        support: { tier: 'Community' },
        categories: { domains: ['Security - Threat Protection'] },
      },
    });
  },
};

function scheduleOf({ schedule }: AnalyticsRule): object {
  if (schedule === undefined) return {};
  return {
    queryFrequency: shortDuration(schedule.frequency),
    queryPeriod: shortDuration(schedule.period),
    triggerOperator: 'gt',
    triggerThreshold: 0,
  };
}

/** A list under a key; the repository's tests refuse empty ones. */
function listed<T>(key: string, items: readonly T[]): Readonly<Record<string, readonly T[]>> {
  return items.length === 0 ? {} : { [key]: items };
}
