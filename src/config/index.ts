export { defaultSettings, type RuleSettings } from './settings.ts';
