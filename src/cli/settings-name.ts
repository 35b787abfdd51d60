/** The settings file that `init` writes and `convert` finds on its own. */
export const settingsFile = 'sigma-kql.config.yaml';
