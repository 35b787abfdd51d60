import type { Span } from '../diagnostics/index.ts';
import { isTagWithin } from '../terms/tag.ts';
import { liesAt, type Whereabouts } from './lies-at.ts';
import { defaultSettings, type RuleSettings } from './settings.ts';

/** The content of a settings file. */
export interface Settings {
  readonly settings: Partial<RuleSettings>;
  /** In the order of the file; later ones win. */
  readonly overrides: readonly Override[];
}

/** A settings file as it was read. */
export interface SettingsFile extends Settings {
  /** Those of all rules first, then those of the overrides in their order. */
  readonly places: readonly SettingPlace[];
}

/** Where a settings file decides a setting. */
export interface SettingPlace {
  readonly name: keyof RuleSettings;
  /** Of its name. */
  readonly span: Span;
  /** The settings that it stands among: those of all rules, or those of an override. */
  readonly among: Partial<RuleSettings>;
}

/** Settings for the rules that fit everything that the override names. */
export interface Override {
  readonly match: Match;
  /** Where the settings file says which rules. */
  readonly span: Span;
  readonly settings: Partial<RuleSettings>;
}

/** Of each attribute that is there, one value must fit. Never empty. */
export type Match = { readonly [Key in MatchKey]?: readonly string[] };

/**
 * What overrides can tell rules apart by. `path` is a folder or a file, relative to the settings file; `tag` stands for
 * what it contains, too.
 */
export const matchKeys = ['path', 'category', 'product', 'service', 'level', 'status', 'tag', 'id'] as const;

/** One of `matchKeys`. */
export type MatchKey = (typeof matchKeys)[number];

/** What is known of a rule when its settings are looked up. */
export interface SettingsSubject extends Whereabouts {
  readonly id?: string;
  readonly level?: string;
  readonly status?: string;
  readonly tags: readonly string[];
  /** The log sources of the rule, or of the rules that it correlates. */
  readonly logsources: readonly {
    readonly category?: string;
    readonly product?: string;
    readonly service?: string;
  }[];
}

/** The settings of one rule: the defaults, the file's own, then every override that fits, in order. */
export function settingsFor({ settings, overrides }: Settings, subject: SettingsSubject): RuleSettings {
  return overrides
    .filter((override) => fits(override, subject))
    .reduce<RuleSettings>((merged, override) => ({ ...merged, ...override.settings }), {
      ...defaultSettings,
      ...settings,
    });
}

/** The positions of the overrides that apply to a rule. */
export function overridesFor({ overrides }: Settings, subject: SettingsSubject): readonly number[] {
  return overrides.flatMap((override, position) => (fits(override, subject) ? [position] : []));
}

function fits({ match, span }: Override, subject: SettingsSubject): boolean {
  const fitsOne = (key: MatchKey, wanted: string): boolean => hasValue(key, wanted, subject, span.source);
  return matchKeys.every((key) => match[key]?.some((wanted) => fitsOne(key, wanted)) ?? true);
}

function hasValue(key: MatchKey, wanted: string, subject: SettingsSubject, file: Whereabouts): boolean {
  switch (key) {
    case 'path':
      return liesAt(subject, wanted, file);
    case 'category':
    case 'product':
    case 'service':
      return subject.logsources.some((logsource) => isSame(logsource[key], wanted));
    case 'tag':
      return subject.tags.some((tag) => isTagWithin(tag, wanted));
    case 'id':
    case 'level':
    case 'status':
      return isSame(subject[key], wanted);
  }
}

function isSame(value: string | undefined, wanted: string): boolean {
  return value?.toLowerCase() === wanted.toLowerCase();
}
