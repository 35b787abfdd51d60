import { eventData, selection, sysmon, type Mistake } from './mistake.ts';

const network = 'category: network_connection, product: windows';
const security = 'product: windows, service: security';

/** What the log source or an event id restricts, and log sources that a table does not hold. */
export const eventMistakes: readonly Mistake[] = [
  {
    number: 6,
    mistake: 'the operation that the log source means is not tested',
    cases: [
      {
        logsource: 'category: registry_set, product: windows',
        detection: selection("TargetObject|contains: '\\Run'"),
        checks: [
          {
            target: 'asim',
            table: 'imRegistry',
            found: [{ EventType: 'RegistryValueSet', RegistryKey: 'HKEY_LOCAL_MACHINE\\Run' }],
            ignored: [{ EventType: 'RegistryKeyDeleted', RegistryKey: 'HKEY_LOCAL_MACHINE\\Run' }],
          },
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [{ ActionType: 'RegistryValueSet', RegistryKey: 'HKEY_LOCAL_MACHINE\\Run' }],
            ignored: [{ ActionType: 'RegistryKeyCreated', RegistryKey: 'HKEY_LOCAL_MACHINE\\Run' }],
          },
        ],
      },
      ...[
        { category: 'file_event', means: 'FileCreated', other: 'FileDeleted' },
        { category: 'file_delete', means: 'FileDeleted', other: 'FileCreated' },
      ].map(({ category, means, other }) => ({
        logsource: `category: ${category}, product: windows`,
        detection: selection("TargetFilename|endswith: '.kdbx'"),
        checks: [
          {
            target: 'asim' as const,
            table: 'imFileEvent',
            found: [{ EventType: means, TargetFilePath: 'C:\\a.kdbx' }],
            ignored: [{ EventType: other, TargetFilePath: 'C:\\a.kdbx' }],
          },
          {
            target: 'xdr' as const,
            table: 'DeviceFileEvents',
            found: [{ ActionType: means, FolderPath: 'C:\\a.kdbx' }],
            ignored: [{ ActionType: other, FolderPath: 'C:\\a.kdbx' }],
          },
        ],
      })),
    ],
  },
  {
    number: 11,
    mistake: 'the test of the event id is dropped',
    cases: [
      {
        logsource: security,
        detection: [
          'selection:',
          '  EventID: 4625',
          'private:',
          "  IpAddress|startswith: '10.'",
          'condition: selection and not private',
        ],
        checks: [
          {
            target: 'native',
            table: 'SecurityEvent',
            found: [{ EventID: 4625, IpAddress: '203.0.113.5' }],
            ignored: [
              { EventID: 4624, IpAddress: '203.0.113.5' },
              { EventID: 4625, IpAddress: '10.0.0.1' },
            ],
          },
          {
            target: 'asim',
            table: 'imAuthentication',
            found: [{ EventType: 'Logon', EventResult: 'Failure', SrcIpAddr: '203.0.113.5' }],
            ignored: [
              { EventType: 'Logon', EventResult: 'Success', SrcIpAddr: '203.0.113.5' },
              { EventType: 'Logoff', EventResult: 'Failure', SrcIpAddr: '203.0.113.5' },
            ],
            effects: ['wider'],
          },
          {
            target: 'xdr',
            table: 'DeviceLogonEvents',
            found: [{ ActionType: 'LogonFailed', RemoteIP: '203.0.113.5' }],
            ignored: [{ ActionType: 'LogonSuccess', RemoteIP: '203.0.113.5' }],
            effects: ['narrower', 'wider'],
          },
        ],
      },
      {
        // The whole rule is an event id: a query without it would be everything or nothing.
        logsource: security,
        detection: selection('EventID: 4800'),
        checks: [
          {
            target: 'native',
            table: 'SecurityEvent',
            found: [{ EventID: 4800 }],
            ignored: [{ EventID: 4801 }],
          },
          { target: 'asim', refused: 'logsource-unmapped' },
        ],
      },
      {
        logsource: security,
        detection: selection('EventID: [4634, 4647]'),
        checks: [
          {
            target: 'asim',
            table: 'imAuthentication',
            found: [{ EventType: 'Logoff' }],
            ignored: [{ EventType: 'Logon' }],
            effects: ['wider'],
          },
          { target: 'xdr', refused: 'logsource-unmapped' },
        ],
      },
    ],
  },
  {
    number: 12,
    mistake: 'who opened a connection is compared with words that no row holds, or not tested at all',
    cases: [
      {
        logsource: network,
        detection: selection("Initiated: 'true'", "Image|endswith: '\\evil.exe'"),
        checks: [
          {
            target: 'asim',
            table: 'imNetworkSession',
            found: [
              { NetworkDirection: 'Outbound', SrcProcessName: 'C:\\evil.exe' },
              { NetworkDirection: '', DstProcessName: 'C:\\evil.exe' },
            ],
            ignored: [
              { NetworkDirection: 'Inbound', DstProcessName: 'C:\\evil.exe' },
              { NetworkDirection: '', SrcProcessName: 'C:\\evil.exe' },
            ],
            effects: ['narrower', 'wider'],
          },
          {
            target: 'xdr',
            table: 'DeviceNetworkEvents',
            found: [{ ActionType: 'ConnectionSuccess', InitiatingProcessFolderPath: 'C:\\evil.exe' }],
            ignored: [
              { ActionType: 'InboundConnectionAccepted', InitiatingProcessFolderPath: 'C:\\evil.exe' },
              { ActionType: 'ListeningConnectionCreated', InitiatingProcessFolderPath: 'C:\\evil.exe' },
            ],
            effects: ['narrower'],
          },
          {
            target: 'native',
            table: 'Event',
            found: [sysmon(3, { Image: 'C:\\evil.exe', Initiated: 'true' })],
            ignored: [sysmon(3, { Image: 'C:\\evil.exe', Initiated: 'false' })],
          },
        ],
      },
    ],
  },
  {
    number: 20,
    mistake: 'reads of files are looked for among files that are written',
    cases: [
      {
        logsource: 'category: file_access, product: windows',
        detection: selection("FileName|endswith: '\\Login Data'"),
        checks: [
          { target: 'asim', refused: 'logsource-unmapped' },
          { target: 'xdr', refused: 'logsource-unmapped' },
          {
            target: 'native',
            table: 'SecurityEvent',
            found: [{ EventID: 4663, ObjectType: 'File', ObjectName: 'C:\\Chrome\\Login Data' }],
            ignored: [
              { EventID: 4663, ObjectType: 'Key', ObjectName: 'C:\\Chrome\\Login Data' },
              { EventID: 4656, ObjectType: 'File', ObjectName: 'C:\\Chrome\\Login Data' },
            ],
            effects: ['narrower', 'wider'],
          },
        ],
      },
    ],
  },
  {
    number: 25,
    mistake: 'operating systems that share a table are not told apart',
    cases: [
      {
        logsource: 'category: process_creation, product: windows',
        detection: selection('CommandLine|contains: whoami'),
        checks: [
          {
            target: 'asim',
            table: 'imProcessCreate',
            found: [{ TargetProcessName: 'C:\\whoami.exe', TargetProcessCommandLine: 'whoami' }],
            ignored: [{ TargetProcessName: '/usr/bin/whoami', TargetProcessCommandLine: 'whoami' }],
          },
          {
            target: 'xdr',
            table: 'DeviceProcessEvents',
            found: [{ FolderPath: 'C:\\whoami.exe', ProcessCommandLine: 'whoami' }],
            ignored: [{ FolderPath: '/usr/bin/whoami', ProcessCommandLine: 'whoami' }],
          },
        ],
      },
      {
        logsource: 'category: process_creation, product: linux',
        detection: selection('CommandLine|contains: whoami'),
        checks: [
          {
            target: 'asim',
            table: 'imProcessCreate',
            found: [{ TargetProcessName: '/usr/bin/whoami', TargetProcessCommandLine: 'whoami' }],
            ignored: [{ TargetProcessName: 'C:\\whoami.exe', TargetProcessCommandLine: 'whoami' }],
            effects: ['wider'],
          },
        ],
      },
    ],
  },
  {
    number: 28,
    mistake: 'files on an appliance are looked for among files of endpoints',
    cases: [
      {
        logsource: 'category: file_event, product: paloalto, service: globalprotect',
        detection: selection("TargetFilename|contains: '/opt/panlogs/'"),
        checks: [
          { target: 'asim', refused: 'logsource-unmapped' },
          { target: 'xdr', refused: 'logsource-unmapped' },
          { target: 'native', refused: 'logsource-unmapped' },
        ],
      },
    ],
  },
  {
    number: 21,
    mistake: 'numbers are compared with text, and text with numbers',
    cases: [
      {
        logsource: security,
        detection: selection("EventID: '4624'", 'LogonType: 9'),
        checks: [
          {
            target: 'native',
            table: 'SecurityEvent',
            found: [
              { EventID: 4624, LogonType: 9 },
              { EventID: 4624, EventData: eventData({ LogonType: '9' }) },
            ],
            ignored: [
              { EventID: 4624, LogonType: 3 },
              { EventID: 4625, LogonType: 9 },
            ],
          },
          {
            target: 'xdr',
            table: 'DeviceLogonEvents',
            found: [{ ActionType: 'LogonSuccess', LogonType: 'NewCredentials' }],
            ignored: [{ ActionType: 'LogonSuccess', LogonType: 'Network' }],
            effects: ['narrower'],
          },
        ],
      },
      {
        logsource: network,
        detection: selection("DestinationPort: ['3389', 22]"),
        checks: [
          {
            target: 'asim',
            table: 'imNetworkSession',
            found: [{ DstPortNumber: 3389 }, { DstPortNumber: 22 }],
            ignored: [{ DstPortNumber: 80 }],
            effects: ['wider'],
          },
        ],
      },
    ],
  },
];
