import { duration, oneOf, text, texts, truth, type Setting } from './setting.ts';
import type { RuleSettings } from './settings.ts';
import { titlePlaceholderMistakes } from './title-placeholders.ts';

/** Every setting, in the order in which a settings file explains them. */
export const settingTable: {
  readonly [Key in keyof RuleSettings]-?: Setting<NonNullable<RuleSettings[Key]>>;
} = {
  enabled: {
    ...truth,
    description: "Whether rules are deployed switched on. Without it, the rule's status decides.",
    example: 'true',
  },
  enabledStatuses: {
    ...texts,
    description: 'Rules of these statuses, and rules without one, are deployed switched on.',
    example: '[stable, test]',
  },
  severity: {
    ...oneOf('Informational', 'Low', 'Medium', 'High'),
    description: "The severity of alerts. Without it, it follows from the rule's level.",
    example: 'Medium',
  },
  kind: {
    ...oneOf('Scheduled', 'NRT'),
    description: 'Run on a schedule, or in near real time. Correlations are always scheduled.',
    example: 'Scheduled',
  },
  frequency: {
    ...duration,
    description: 'How often a rule runs. Without it, from 15 minutes (critical) to a day (informational).',
    example: '1h',
  },
  period: {
    ...duration,
    description: 'How far a rule looks back. Without it, as far as needed to miss nothing between two runs.',
    example: '1h',
  },
  grouping: {
    ...oneOf('SingleAlert', 'AlertPerResult'),
    description: 'One alert for all results of a run, or one for each result.',
    example: 'SingleAlert',
  },
  suppression: {
    ...duration,
    description: 'How long a rule stays silent after an alert. Without it, not at all.',
    example: '5h',
  },
  createIncidents: {
    ...truth,
    description: 'Whether alerts open incidents.',
    example: 'true',
  },
  incidentLookback: {
    ...duration,
    description: 'Alerts with the same entities within this time join one incident. Without it, none do.',
    example: '5h',
  },
  namePrefix: {
    ...text('a text'),
    description: 'What the names of deployed rules begin with.',
    example: "'Sigma: '",
  },
  alertTitle: {
    ...text('a text of 1 to 200 characters', /^.{1,200}$/),
    mistakes: titlePlaceholderMistakes,
    description:
      'The title of alerts: `{title}` is the name of the rule, `{{Column}}` the value of a column of the result.',
    example: "'{title} on {{DvcHostname}}'",
  },
  entities: {
    ...truth,
    description: 'Whether hosts, accounts, addresses and other entities are mapped.',
    example: 'true',
  },
  customDetails: {
    ...truth,
    description: 'Whether alerts show the columns that the rule tests.',
    example: 'true',
  },
  attack: {
    ...oneOf('v13', 'native'),
    description: 'Techniques by the ids that Microsoft Sentinel is known to accept, or as the rule has them.',
    example: 'v13',
  },
  apiVersion: {
    ...text('an API version such as `2025-09-01`', /^\d{4}-\d{2}-\d{2}(?:-preview)?$/),
    description: 'API version of ARM and Bicep resources. Without it, the newest that holds the rule.',
    example: "'2025-09-01'",
  },
};
