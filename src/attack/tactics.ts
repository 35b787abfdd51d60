/** A tactic of MITRE ATT&CK. */
export interface Tactic {
  /** What a tag holds behind `attack.`: the name in lower case with dashes. */
  readonly tag: string;
  readonly id: string;
  readonly name: string;
  /** Set if the present ATT&CK has replaced it; rules of before still have it. */
  readonly replacedBy?: readonly string[];
}

/**
 * The tactics of ATT&CK 19 (April 2026) in the order of the Enterprise matrix, those of the other matrices,
 * and the one that version 19 has split. © The MITRE Corporation; reproduced by its permission, see
 * https://attack.mitre.org/resources/legal-and-branding/terms-of-use/.
 */
export const tactics: readonly Tactic[] = [
  { tag: 'reconnaissance', id: 'TA0043', name: 'Reconnaissance' },
  { tag: 'resource-development', id: 'TA0042', name: 'Resource Development' },
  { tag: 'initial-access', id: 'TA0001', name: 'Initial Access' },
  { tag: 'execution', id: 'TA0002', name: 'Execution' },
  { tag: 'persistence', id: 'TA0003', name: 'Persistence' },
  { tag: 'privilege-escalation', id: 'TA0004', name: 'Privilege Escalation' },
  { tag: 'stealth', id: 'TA0005', name: 'Stealth' },
  { tag: 'defense-impairment', id: 'TA0112', name: 'Defense Impairment' },
  {
    tag: 'defense-evasion',
    id: 'TA0005',
    name: 'Defense Evasion',
    replacedBy: ['stealth', 'defense-impairment'],
  },
  { tag: 'credential-access', id: 'TA0006', name: 'Credential Access' },
  { tag: 'discovery', id: 'TA0007', name: 'Discovery' },
  { tag: 'lateral-movement', id: 'TA0008', name: 'Lateral Movement' },
  { tag: 'collection', id: 'TA0009', name: 'Collection' },
  { tag: 'command-and-control', id: 'TA0011', name: 'Command and Control' },
  { tag: 'exfiltration', id: 'TA0010', name: 'Exfiltration' },
  { tag: 'impact', id: 'TA0040', name: 'Impact' },
  { tag: 'network-effects', id: 'TA0038', name: 'Network Effects' },
  { tag: 'remote-service-effects', id: 'TA0039', name: 'Remote Service Effects' },
  { tag: 'evasion', id: 'TA0103', name: 'Evasion' },
  { tag: 'inhibit-response-function', id: 'TA0107', name: 'Inhibit Response Function' },
  { tag: 'impair-process-control', id: 'TA0106', name: 'Impair Process Control' },
];

/** What tags can hold behind `attack.` to name a tactic. */
export const tacticTags: ReadonlySet<string> = new Set(tactics.map(({ tag }) => tag));
