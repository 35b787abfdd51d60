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
      const title = titleOf(rule);
      return title === undefined || (title.length >= 1 && title.length <= 256);
    },
    broken: (rule) => changed(rule, { alertDetailsOverride: { alertDisplayNameFormat: 'a'.repeat(257) } }),
  },
  {
    name: 'at most three placeholders in an alert title',
    holds: (rule) => placeholders(rule).length <= 3,
    broken: (rule) =>
      changed(rule, { alertDetailsOverride: { alertDisplayNameFormat: '{{TimeGenerated}}'.repeat(4) } }),
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
  return [...detailsOf(rule).map(([, column]) => column), ...placeholders(rule)];
}

function detailsOf(rule: Data): readonly (readonly [string, string])[] {
  return Object.entries((rule['customDetails'] ?? {}) as Readonly<Record<string, string>>);
}

function titleOf(rule: Data): string | undefined {
  const override = rule['alertDetailsOverride'] as { readonly alertDisplayNameFormat?: string } | undefined;
  return override?.alertDisplayNameFormat;
}

function placeholders(rule: Data): readonly string[] {
  return [...(titleOf(rule) ?? '').matchAll(/\{\{(.*?)\}\}/g)].map(([, column = '']) => column);
}
