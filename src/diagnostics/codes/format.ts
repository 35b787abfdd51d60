import type { CatalogueEntry } from '../entry.ts';

/** Findings about deployable rules: what a format can't hold, and what was settled for the user. */
export const formatCodes = {
  'format-unknown': {
    severity: 'error',
    title: 'Unknown format',
    why: 'Nothing can be written in a format that nobody knows.',
    help: 'Name one of the formats, or give a template of your own.',
  },
  'settings-invalid': {
    severity: 'error',
    title: 'Invalid settings file',
    why: 'Settings that are only half understood would deploy rules differently than you meant.',
    help: 'Mend the marked entry; `sigma-kql init` writes a file with every setting explained.',
  },
  'settings-unused': {
    severity: 'warning',
    title: 'Override that applies to no rule',
    why: 'The rules that it was meant for are deployed with other settings.',
    help: 'Correct its `match`: everything that it names must fit one rule, and a `path` is relative to the settings file.',
  },
  'settings-unheld': {
    severity: 'warning',
    title: 'Setting that the format can not hold',
    why: 'Rules in this format are deployed without what was set, and nothing in them shows that it is missing.',
    help: 'Choose a format that holds the setting (`sentinel-arm`, `sentinel-bicep` and `sentinel-terraform` hold all of them), or set it where the rules are deployed.',
  },
  'settings-schedule': {
    severity: 'warning',
    title: 'Schedule for rules that have none',
    why: 'Rules in near real time run every minute over the events of that minute, whatever was set.',
    help: 'Remove the entry, or set `kind: Scheduled` beside it.',
  },
  'template-invalid': {
    severity: 'error',
    title: 'Unusable template',
    why: 'Nothing can be written with a template that is not correct, or that asks for what rules do not have.',
    help: 'Mend the template; docs/templates.md lists the names that it can use.',
  },
  'format-unavailable': {
    severity: 'error',
    refuses: true,
    title: 'The format can not hold this rule',
    why: 'The service would reject the rule, or never run it.',
    help: 'Choose another `--format`, or another `--target`.',
  },
  'format-query-length': {
    severity: 'error',
    refuses: true,
    title: 'Query too long for the format',
    why: 'Microsoft Sentinel rejects rules whose query has more than 10,000 characters; cutting it would change the rule.',
    help: 'Move long value lists to a watchlist, save the query as a function, or split the rule.',
  },
  'format-query-shortened': {
    severity: 'info',
    title: 'Query optimised to fit',
    why: 'Microsoft Sentinel takes at most 10,000 characters. The optimised query returns the same rows, but is harder to compare with the rule.',
    help: 'Nothing to do; `--optimize` does the same for every rule.',
  },
  'format-query-split': {
    severity: 'warning',
    title: 'Rule split into several',
    why: 'Microsoft Sentinel takes at most 10,000 characters, and cutting the query would change the rule. An event that several parts find is alerted by each.',
    help: 'Deploy all parts. To have one rule instead, move its longest list of values to a watchlist: a placeholder with `expand` looks it up.',
  },
  'format-schedule': {
    severity: 'warning',
    title: 'Schedule adjusted',
    why: 'A rule that looks back less than it correlates, or out of the limits of the service, misses events or is rejected.',
    help: 'Write a `frequency` and `period` into the settings that fit the rule.',
  },
  'format-id': {
    severity: 'warning',
    title: 'Deployed under an id made from the path',
    why: 'After the file was moved or renamed, a second rule is deployed beside the first, which nobody updates any more.',
    help: 'Give the rule an `id`: a random UUID (version 4).',
  },
  'format-id-taken': {
    severity: 'error',
    refuses: true,
    title: 'Another rule is deployed under the same id',
    why: 'Deployed later, it would overwrite the other rule, and Terraform rejects two resources of one name.',
    help: 'Give one of the rules a new `id`: a random UUID (version 4).',
  },
  'format-id-shared': {
    severity: 'warning',
    title: 'Id that several converted rules have',
    why: 'What deploys or tracks rules by id takes them for one; formats of deployable rules refuse the later one.',
    help: 'Give one of the rules a new `id`: a random UUID (version 4).',
  },
  'format-level-missing': {
    severity: 'warning',
    title: 'No level to derive a severity from',
    why: 'Every deployed rule has a severity; without a level it is `Medium`.',
    help: 'Give the rule a `level`, or set `severity` in the settings.',
  },
  'format-disabled': {
    severity: 'info',
    title: 'Deployed disabled',
    why: 'Rules of this status are deployed switched off.',
    help: 'Set `enabled: true` in the settings, or add the status to `enabledStatuses`.',
  },
  'format-attack-tag': {
    severity: 'info',
    title: 'ATT&CK tag translated or left out',
    why: 'Microsoft Sentinel knows the tactics and techniques of an older ATT&CK version only.',
    help: 'Nothing to do: the description keeps every tag. `attack: native` in the settings keeps techniques as they are.',
  },
  'format-text-cut': {
    severity: 'info',
    title: 'Text shortened',
    why: 'The format limits the length of names and descriptions.',
    help: 'Shorten the text in the rule if you want to choose the words yourself.',
  },
  'format-column': {
    severity: 'warning',
    title: 'Column that the query does not return',
    why: 'A rule that refers to a column its query lacks is rejected.',
    help: 'Name a column of the result in the settings.',
  },
} as const satisfies Record<string, CatalogueEntry>;
