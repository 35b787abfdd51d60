import type { Deployment } from '../../backend/deployment.ts';
import type { ChangeNote, Phrase } from '../model.ts';
import { changed, listChanged } from './rule.ts';
import { code } from './words.ts';

/** What differs between how two versions of a rule are deployed; another platform says it all. */
export function deploymentNotes(before: Deployment, after: Deployment): readonly ChangeNote[] {
  if (before.platform !== after.platform) {
    return changed('platform-changed', 'medium', 'platform', before.platform, after.platform);
  }
  const options = [...new Set([...Object.keys(before.options), ...Object.keys(after.options)])].sort();
  return [
    ...changed('deployed-id-changed', 'medium', 'id of the deployed rule', before.id, after.id),
    ...changed(
      'enabled-changed',
      before.enabled ? 'high' : 'medium',
      'deployed',
      stateOf(before),
      stateOf(after),
    ),
    ...changed('severity-changed', 'medium', 'severity', before.severity, after.severity),
    ...scheduleNotes(before, after),
    ...listChanged('entities-changed', 'medium', 'entities', before.entities, after.entities),
    ...listChanged('attack-changed', 'low', 'tactics', before.tactics, after.tactics),
    ...listChanged('attack-changed', 'low', 'techniques', before.techniques, after.techniques),
    ...changed('name-changed', 'low', 'name', before.name, after.name),
    ...options.flatMap((name) =>
      changed('alerts-changed', 'medium', name, before.options[name], after.options[name]),
    ),
  ];
}

function stateOf({ enabled }: Deployment): string {
  return enabled ? 'enabled' : 'disabled';
}

/** Between a schedule and near real time, the kind of the rule differs; what one of them lacks says nothing more. */
function scheduleNotes(before: Deployment, after: Deployment): readonly ChangeNote[] {
  if ((before.frequency === undefined) === (after.frequency === undefined)) {
    return [
      ...changed('schedule-changed', 'medium', 'runs every', before.frequency, after.frequency),
      ...changed('schedule-changed', 'medium', 'looks back', before.period, after.period),
    ];
  }
  const text = ['kind of rule: ', ...kindWords(before), ' → ', ...kindWords(after)];
  return [{ code: 'kind-changed', risk: 'medium', text }];
}

function kindWords({ frequency, period }: Deployment): readonly Phrase[] {
  if (frequency === undefined) return ['near real time (NRT)'];
  const back = period === undefined ? [] : [', looks back ', code(period)];
  return ['scheduled (every ', code(frequency), ...back, ')'];
}
