import { expect, test } from 'vitest';
import { createConverter } from '../../../../../src/index.ts';

/** The detection of a rule about process creation, and its query before and after. */
type Case = readonly [name: string, detection: string, before: string, after: string];

const cases: readonly Case[] = [
  [
    'a chain of alternatives on one column',
    `
  selection:
    Image|endswith: ['\\cmd.exe', '\\powershell.exe', '\\pwsh.exe']
    CommandLine|contains: ' -enc '
  condition: selection`,
    `
imProcessCreate
| where not(TargetProcessName startswith "/")
// selection
| where (
        TargetProcessName endswith "\\\\cmd.exe"
        or TargetProcessName endswith "\\\\powershell.exe"
        or TargetProcessName endswith "\\\\pwsh.exe"
    )
    and TargetProcessCommandLine contains " -enc "`,
    `
imProcessCreate(commandline_has_any=dynamic(["enc"]), targetprocess_has_any=dynamic(["cmd", "powershell", "pwsh"]))
// selection
| where TargetProcessName has_any ("cmd", "powershell", "pwsh")
    and TargetProcessCommandLine has "enc"
    and (
        TargetProcessName endswith "\\\\cmd.exe"
        or TargetProcessName endswith "\\\\powershell.exe"
        or TargetProcessName endswith "\\\\pwsh.exe"
    )
    and TargetProcessCommandLine contains " -enc "
| where not(TargetProcessName startswith "/")`,
  ],
  [
    'implied and repeated values, and an exclusion',
    `
  selection:
    CommandLine|contains: ['http', 'https://', 'HTTP', 'ftp.exe -i']
  filter:
    Image|endswith: '\\svchost.exe'
  condition: not filter and selection`,
    `
imProcessCreate
| where not(TargetProcessName startswith "/")
| where not(TargetProcessName endswith "\\\\svchost.exe") // filter
// selection
| where TargetProcessCommandLine contains "http"
    or TargetProcessCommandLine contains "https://"
    or TargetProcessCommandLine contains "HTTP"
    or TargetProcessCommandLine contains "ftp.exe -i"`,
    `
imProcessCreate
| where TargetProcessCommandLine contains "http" or TargetProcessCommandLine contains "ftp.exe -i" // selection
| where not(TargetProcessName startswith "/")
| where not(TargetProcessName endswith "\\\\svchost.exe") // filter`,
  ],
  [
    'an alternative without a term',
    `
  one:
    Image|endswith: '\\cmd.exe'
  two:
    CommandLine|contains: 'whoami'
  condition: one or two`,
    `
imProcessCreate
| where not(TargetProcessName startswith "/")
| where TargetProcessName endswith "\\\\cmd.exe" // one
    or TargetProcessCommandLine contains "whoami" // two`,
    `
imProcessCreate
| where TargetProcessName endswith "\\\\cmd.exe" // one
    or TargetProcessCommandLine contains "whoami" // two
| where not(TargetProcessName startswith "/")`,
  ],
  [
    'wildcards',
    `
  selection:
    CommandLine: '*\\Users\\\\*\\Temp\\\\*.ps1'
  condition: selection`,
    `
imProcessCreate
| where not(TargetProcessName startswith "/")
| where TargetProcessCommandLine matches regex @"(?is)\\\\Users\\\\.*\\\\Temp\\\\.*\\.ps1$" // selection`,
    `
imProcessCreate(commandline_has_any=dynamic(["Temp"]))
| where not(TargetProcessName startswith "/")
// selection
| where TargetProcessCommandLine has "Temp"
    and TargetProcessCommandLine matches regex @"(?is)\\\\Users\\\\.*\\\\Temp\\\\.*\\.ps1$"`,
  ],
];

test.each(cases)('%s', async (_, detection, before, after) => {
  const text = `title: Test\nlogsource:\n  category: process_creation\n  product: windows\ndetection:${detection}\n`;
  const query = async (optimize: boolean): Promise<string | undefined> => {
    const { converter } = await createConverter({ targets: ['asim'], optimize });
    return converter?.convert({ path: 'test.yml', text })[0]?.queries[0]?.kql;
  };
  expect(`\n${await query(false)}`).toBe(before);
  expect(`\n${await query(true)}`).toBe(after);
});
