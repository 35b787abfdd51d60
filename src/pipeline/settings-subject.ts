import type { Settings, SettingsSubject } from '../config/index.ts';
import type { CorrelationRule, DetectionRule, Logsource } from '../ir/index.ts';

/** Leaves every setting at its default. */
export const noSettings: Settings = { settings: {}, overrides: [] };

/** What the overrides of a settings file can tell a rule by. */
export function subjectOfSettings(rule: DetectionRule | CorrelationRule): SettingsSubject {
  const { metadata, span } = rule;
  const { id, level, status, tags } = metadata;
  const { path, location } = span.source;
  return {
    path,
    ...(location === undefined ? {} : { location }),
    ...(id === undefined ? {} : { id }),
    ...(level === undefined ? {} : { level }),
    ...(status === undefined ? {} : { status }),
    tags,
    logsources: logsourcesOf(rule),
  };
}

function logsourcesOf(rule: DetectionRule | CorrelationRule): readonly Logsource[] {
  return rule.kind === 'detection' ? [rule.logsource] : rule.rules.flatMap((base) => logsourcesOf(base.rule));
}
