import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { SettingPlace, SettingsFile } from './overrides.ts';
import { defaultSettings, type RuleSettings } from './settings.ts';

/** A format and the settings that it has no place for. */
export interface HeldSettings {
  readonly format: string;
  readonly lacks: readonly (keyof RuleSettings)[];
}

/**
 * Reports the settings of a file that what is written can't say: each once, at its first place. A value that holds
 * anyway is no loss.
 */
export function reportIdleSettings(
  file: SettingsFile,
  { format, lacks }: HeldSettings,
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
    if (place.name !== 'frequency' && place.name !== 'period') continue;
    if ((place.among.kind ?? file.settings.kind) !== 'NRT') continue;
    const message = `Rules in near real time have no \`${place.name}\`; it applies only to those that have to be scheduled all the same, such as correlations.`;
    diagnostics.report('settings-schedule', place.span, message);
  }
}

function isDefault({ name, among }: SettingPlace): boolean {
  return JSON.stringify(among[name]) === JSON.stringify(defaultSettings[name]);
}
