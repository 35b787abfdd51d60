export { decodeSettings } from './decode.ts';
export {
  overridesFor,
  settingsFor,
  type Match,
  type Override,
  type Settings,
  type SettingsSubject,
} from './overrides.ts';
export { reportIdleSettings } from './idle-settings.ts';
export { sampleSettings } from './sample.ts';
export { settingsSchema } from './schema.ts';
export { reportUnusedOverrides } from './unused-overrides.ts';
export { defaultSettings, type RuleSettings } from './settings.ts';
