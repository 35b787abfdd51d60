import { changed, type Check, type Data } from './check.ts';

/** The rules about custom details and alert titles, which YAML and Resource Manager share. */
export const detailChecks: readonly Check<Data>[] = [
  {
    name: 'at most 20 custom details',
    holds: (rule) => detailsOf(rule).length <= 20,
    broken: (rule) =>
      changed(rule, {
        customDetails: Object.fromEntries(
          Array.from({ length: 21 }, (_, index) => [`k${index}`, 'TimeGenerated']),
        ),
      }),
  },
  {
    name: 'detail keys of at most 20 characters',
    holds: (rule) => detailsOf(rule).every(([key]) => key.length <= 20),
    broken: (rule) => changed(rule, { customDetails: { TargetProcessCommandLine: 'TimeGenerated' } }),
  },
  {
    name: 'detail keys that begin with a letter',
    holds: (rule) => detailsOf(rule).every(([key]) => /^[a-zA-Z]+\w*$/.test(key)),
    broken: (rule) => changed(rule, { customDetails: { _Time: 'TimeGenerated' } }),
  },
  {
    name: 'plain names of detail columns',
    holds: (rule) => detailsOf(rule).every(([, column]) => /^[a-zA-Z_]+\w*$/.test(column)),
    broken: (rule) => changed(rule, { customDetails: { Time: 'now()' } }),
  },
  {
    name: 'detail columns of at most 500 characters',
    holds: (rule) => detailsOf(rule).every(([, column]) => column.length <= 500),
    broken: (rule) => changed(rule, { customDetails: { Long: 'a'.repeat(501) } }),
  },
  {
    name: 'an alert title of 1 to 256 characters',
    holds: (rule) => {
      const title = overrideOf(rule, 'alertDisplayNameFormat');
      return title === undefined || (title.length >= 1 && title.length <= 256);
    },
    broken: (rule) => changed(rule, { alertDetailsOverride: { alertDisplayNameFormat: 'a'.repeat(257) } }),
  },
  {
    name: 'at most three placeholders in an alert title',
    holds: (rule) => placeholders(rule, 'alertDisplayNameFormat').length <= 3,
    broken: (rule) =>
      changed(rule, { alertDetailsOverride: { alertDisplayNameFormat: '{{TimeGenerated}}'.repeat(4) } }),
  },
  {
    name: 'an alert override that overrides something',
    holds: ({ alertDetailsOverride: override }) =>
      override === undefined || Object.values(override as Data).some((value) => value !== ''),
    broken: (rule) => changed(rule, { alertDetailsOverride: {} }),
  },
  {
    name: 'an alert description of 1 to 5,000 characters',
    holds: (rule) => {
      const description = overrideOf(rule, 'alertDescriptionFormat');
      return description === undefined || (description.length >= 1 && description.length <= 5_000);
    },
    broken: (rule) => changed(rule, { alertDetailsOverride: { alertDescriptionFormat: 'a'.repeat(5_001) } }),
  },
  {
    name: 'at most three placeholders in an alert description',
    holds: (rule) => placeholders(rule, 'alertDescriptionFormat').length <= 3,
    broken: (rule) =>
      changed(rule, { alertDetailsOverride: { alertDescriptionFormat: '{{TimeGenerated}}'.repeat(4) } }),
  },
  {
    name: 'placeholders without blanks',
    holds: (rule) => formats.every((key) => placeholders(rule, key).every((column) => /^\w+$/.test(column))),
    broken: (rule) =>
      changed(rule, { alertDetailsOverride: { alertDisplayNameFormat: '{{ TimeGenerated }}' } }),
  },
  {
    name: 'a known way of grouping events',
    holds: (rule) => {
      const settings = rule['eventGroupingSettings'] as { readonly aggregationKind?: string } | undefined;
      return (
        settings === undefined || ['SingleAlert', 'AlertPerResult'].includes(settings.aggregationKind ?? '')
      );
    },
    broken: (rule) => changed(rule, { eventGroupingSettings: { aggregationKind: 'PerEvent' } }),
  },
];

/** The columns that custom details and placeholders name. */
export function detailColumns(rule: Data): readonly string[] {
  return [
    ...detailsOf(rule).map(([, column]) => column),
    ...formats.flatMap((key) => placeholders(rule, key)),
  ];
}

function detailsOf(rule: Data): readonly (readonly [string, string])[] {
  return Object.entries((rule['customDetails'] ?? {}) as Readonly<Record<string, string>>);
}

/** The texts of an alert that can hold placeholders. */
const formats = ['alertDisplayNameFormat', 'alertDescriptionFormat'];

function overrideOf(rule: Data, key: string): string | undefined {
  const override = rule['alertDetailsOverride'] as Readonly<Record<string, string>> | undefined;
  return override?.[key];
}

function placeholders(rule: Data, key: string): readonly string[] {
  return [...(overrideOf(rule, key) ?? '').matchAll(/\{\{(.*?)\}\}/g)].map(([, column = '']) => column);
}
