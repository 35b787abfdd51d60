import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { SettingPlace, SettingsFile } from './overrides.ts';
import { defaultSettings, type RuleSettings } from './settings.ts';

/** A format and the settings that it has no place for. */
export interface HeldSettings {
  readonly format: string;
  readonly lacks: readonly (keyof RuleSettings)[];
  /** Those that it has no place for in rules in near real time. */
  readonly lacksInNrt: readonly (keyof RuleSettings)[];
}

/**
 * Reports the settings of a file that what is written can't say: each once, at its first place. A value that holds
 * anyway is no loss.
 */
export function reportIdleSettings(
  file: SettingsFile,
  { format, lacks, lacksInNrt }: HeldSettings,
  diagnostics: Diagnostics,
): void {
  for (const name of lacks) {
    const [first, ...others] = file.places.filter((place) => place.name === name && !isDefault(place));
    if (first === undefined) continue;
    const message = `The format ${quote(format)} has no place for \`${name}\`, so rules are written without it.`;
    const related = others.map(({ span }) => ({ message: `\`${name}\` is set here, too.`, span }));
    diagnostics.report('settings-unheld', first.span, message, related.length > 0 ? { related } : {});
  }
  if (lacks.includes('kind')) return;
  for (const place of file.places) {
    if ((place.among.kind ?? file.settings.kind) !== 'NRT') continue;
    const { name, span } = place;
    if (name === 'frequency' || name === 'period') {
      const message = `Rules in near real time have no \`${name}\`; it applies only to those that have to be scheduled all the same, such as correlations.`;
      diagnostics.report('settings-schedule', span, message);
    } else if (lacksInNrt.includes(name) && !isDefault(place)) {
      const message = `The format ${quote(format)} has no place for \`${name}\` in rules in near real time, so they are written without it.`;
      diagnostics.report('settings-unheld', span, message);
    }
  }
}

function isDefault({ name, among }: SettingPlace): boolean {
  return JSON.stringify(among[name]) === JSON.stringify(defaultSettings[name]);
}
