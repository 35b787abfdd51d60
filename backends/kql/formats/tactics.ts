/** The tactics that Microsoft Sentinel knows, in the order of the ATT&CK matrix. */
export const tactics = [
  'Reconnaissance',
  'ResourceDevelopment',
  'InitialAccess',
  'Execution',
  'Persistence',
  'PrivilegeEscalation',
  'DefenseEvasion',
  'CredentialAccess',
  'Discovery',
  'LateralMovement',
  'Collection',
  'CommandAndControl',
  'Exfiltration',
  'Impact',
  'ImpairProcessControl',
  'InhibitResponseFunction',
] as const;

/** A tactic by the name that Microsoft Sentinel gives it. */
export type Tactic = (typeof tactics)[number];

/** Tactics that Sentinel knows under another name: ATT&CK 19 split Defense Evasion. */
const renamed: Readonly<Record<string, Tactic>> = {
  stealth: 'DefenseEvasion',
  defenseimpairment: 'DefenseEvasion',
  evasion: 'DefenseEvasion',
};

const byTag: ReadonlyMap<string, Tactic> = new Map([
  ...tactics.map((tactic) => [tactic.toLowerCase(), tactic] as const),
  ...Object.entries(renamed),
]);

/** The tactic of a Sigma tag without its namespace, such as `credential-access` or `credential_access`. */
export function tacticOf(tag: string): Tactic | undefined {
  return byTag.get(tag.toLowerCase().replaceAll(/[-_]/g, ''));
}
