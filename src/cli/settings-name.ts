/** The settings file that `init` writes and `convert` finds on its own. */
export const settingsFile = 'sigma-kql.config.yaml';

/** Whether a path with `/` names a settings file by its usual name. */
export function isSettingsFile(path: string): boolean {
  return path === settingsFile || path.endsWith(`/${settingsFile}`);
}
