import type { SettingsSubject } from '../config/index.ts';
import type {
  CorrelationRule,
  DetectionRule,
  Logsource,
  MappedCorrelation,
  MappedRule,
} from '../ir/index.ts';

/** What the overrides of a settings file can tell a rule by. */
export function subjectOfSettings({ rule }: MappedRule | MappedCorrelation): SettingsSubject {
  const { metadata, span } = rule;
  const { id, level, status, tags } = metadata;
  return {
    path: span.source.path,
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
