import { selection, sysmon, type Mistake } from './mistake.ts';

const set = { EventType: 'RegistryValueSet' };
const defenderSet = { ActionType: 'RegistryValueSet' };
const services = 'HKEY_LOCAL_MACHINE\\SYSTEM\\';

/** Keys, values and data that sources write in different ways. */
export const registryMistakes: readonly Mistake[] = [
  {
    number: 3,
    mistake: 'key and value name are looked for in the column of the key alone',
    cases: [
      {
        logsource: 'category: registry_set, product: windows',
        detection: selection("TargetObject|endswith: '\\CurrentVersion\\Run\\Evil'"),
        checks: [
          {
            target: 'asim',
            table: 'imRegistry',
            found: [
              { ...set, RegistryKey: 'HKEY_LOCAL_MACHINE\\CurrentVersion\\Run', RegistryValue: 'Evil' },
            ],
            ignored: [
              { ...set, RegistryKey: 'HKEY_LOCAL_MACHINE\\CurrentVersion\\Run', RegistryValue: 'Good' },
              { ...set, RegistryKey: 'HKEY_LOCAL_MACHINE\\CurrentVersion\\Run\\Evil', RegistryValue: 'x' },
            ],
          },
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [{ ...defenderSet, RegistryKey: 'HKLM\\CurrentVersion\\Run', RegistryValueName: 'Evil' }],
            ignored: [
              { ...defenderSet, RegistryKey: 'HKLM\\CurrentVersion\\Run', RegistryValueName: 'Good' },
            ],
          },
          {
            target: 'native',
            options: { windowsEvents: 'securityevent' },
            table: 'SecurityEvent',
            found: [
              {
                EventID: 4657,
                OperationType: '%%1905',
                ObjectName: '\\REGISTRY\\MACHINE\\CurrentVersion\\Run',
                ObjectValueName: 'Evil',
              },
            ],
            ignored: [
              {
                EventID: 4657,
                OperationType: '%%1905',
                ObjectName: '\\REGISTRY\\MACHINE\\CurrentVersion\\Run',
                ObjectValueName: 'Good',
              },
            ],
            effects: ['narrower'],
          },
        ],
      },
    ],
  },
  {
    number: 7,
    mistake: "Sysmon's text of a number is compared with the raw data of other sources",
    cases: [
      {
        logsource: 'category: registry_set, product: windows',
        detection: selection("Details: 'DWORD (0x00000001)'"),
        checks: [
          {
            target: 'asim',
            table: 'imRegistry',
            found: [
              { ...set, RegistryValueData: 'DWORD (0x00000001)' },
              { ...set, RegistryValueData: '1' },
              { ...set, RegistryValueData: '0x1' },
            ],
            ignored: [
              { ...set, RegistryValueData: '0' },
              { ...set, RegistryValueData: '11' },
            ],
            effects: ['narrower', 'wider'],
          },
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [{ ...defenderSet, RegistryValueData: '1' }],
            ignored: [{ ...defenderSet, RegistryValueData: '0' }],
            // A text of the same digits is found too.
            effects: ['wider'],
          },
        ],
      },
      {
        logsource: 'category: registry_set, product: windows',
        detection: selection('Details: Binary Data'),
        checks: [
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [{ ...defenderSet, RegistryValueData: 'Binary Data' }],
            ignored: [{ ...defenderSet, RegistryValueData: '4d5a' }],
            effects: ['narrower'],
          },
        ],
      },
      {
        logsource: 'category: registry_set, product: windows',
        detection: selection("Details|contains: '0x00000001'"),
        checks: [
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [
              { ...defenderSet, RegistryValueData: '1' },
              { ...defenderSet, RegistryValueData: '0x1' },
            ],
            ignored: [
              { ...defenderSet, RegistryValueData: '0' },
              { ...defenderSet, RegistryValueData: '11' },
            ],
            // A QWORD with another half is not found, a text of the same digits is.
            effects: ['narrower', 'wider'],
          },
        ],
      },
      {
        logsource: 'category: registry_set, product: windows',
        detection: [
          'selection:',
          '  TargetObject|endswith: Evil',
          'filter:',
          '  Details|startswith: DWORD',
          'condition: selection and not filter',
        ],
        checks: [
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [{ ...defenderSet, RegistryValueName: 'Evil', RegistryValueData: 'C:\\a.exe' }],
            ignored: [{ ...defenderSet, RegistryValueName: 'Good', RegistryValueData: 'C:\\a.exe' }],
            effects: ['wider'],
          },
        ],
      },
    ],
  },
  {
    number: 8,
    mistake: 'a deleted key is looked for in the column that deletions leave empty',
    cases: [
      {
        logsource: 'category: registry_delete, product: windows',
        detection: selection("TargetObject|contains: '\\Schedule\\TaskCache\\'"),
        checks: [
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [
              {
                ActionType: 'RegistryKeyDeleted',
                PreviousRegistryKey: 'HKEY_LOCAL_MACHINE\\Schedule\\TaskCache\\Tree',
              },
              {
                ActionType: 'RegistryValueDeleted',
                PreviousRegistryKey: 'HKEY_LOCAL_MACHINE\\Schedule\\TaskCache\\Tree',
                PreviousRegistryValueName: 'SD',
              },
            ],
            ignored: [
              {
                ActionType: 'RegistryValueSet',
                RegistryKey: 'HKEY_LOCAL_MACHINE\\Schedule\\TaskCache\\Tree',
              },
              { ActionType: 'RegistryKeyDeleted', PreviousRegistryKey: 'HKEY_LOCAL_MACHINE\\Other' },
            ],
          },
        ],
      },
    ],
  },
  {
    number: 9,
    mistake: "Sysmon's names of operations are compared with those of other sources",
    cases: [
      {
        logsource: 'category: registry_event, product: windows',
        detection: selection('EventType: DeleteValue'),
        checks: [
          {
            target: 'asim',
            table: 'imRegistry',
            found: [{ EventType: 'RegistryValueDeleted' }],
            ignored: [{ EventType: 'RegistryKeyDeleted' }, { EventType: 'RegistryValueSet' }],
          },
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [{ ActionType: 'RegistryValueDeleted' }],
            ignored: [{ ActionType: 'RegistryKeyDeleted' }],
          },
        ],
      },
      {
        logsource: 'category: registry_event, product: windows',
        detection: selection('EventType: RenameKey'),
        checks: [
          {
            target: 'asim',
            table: 'imRegistry',
            found: [{ EventType: 'RegistryKeyRenamed' }],
            ignored: [{ EventType: 'RegistryValueSet' }, { EventType: 'RegistryKeyCreated' }],
          },
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [{ ActionType: 'RegistryKeyRenamed' }],
            ignored: [{ ActionType: 'RegistryKeyCreated' }],
          },
        ],
      },
    ],
  },
  {
    number: 10,
    mistake: 'CurrentControlSet becomes a key that exists nowhere',
    cases: [
      {
        logsource: 'category: registry_set, product: windows',
        detection: selection("TargetObject|startswith: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Evil\\'"),
        checks: [
          {
            target: 'asim',
            table: 'imRegistry',
            found: [
              { ...set, RegistryKey: `${services}CurrentControlSet\\Services\\Evil`, RegistryValue: 'Start' },
              { ...set, RegistryKey: `${services}ControlSet001\\Services\\Evil`, RegistryValue: 'Start' },
            ],
            ignored: [
              { ...set, RegistryKey: `${services}CurrentControlSet001\\Services\\Evil`, RegistryValue: 'x' },
              { ...set, RegistryKey: `${services}CurrentControlSet\\Services\\Good`, RegistryValue: 'x' },
            ],
          },
          {
            target: 'xdr',
            table: 'DeviceRegistryEvents',
            found: [
              {
                ...defenderSet,
                RegistryKey: `${services}CurrentControlSet\\Services\\Evil`,
                RegistryValueName: 'Start',
              },
              {
                ...defenderSet,
                RegistryKey: `${services}ControlSet001\\Services\\Evil`,
                RegistryValueName: 'Start',
              },
            ],
            ignored: [
              {
                ...defenderSet,
                RegistryKey: `${services}CurrentControlSet001\\Services\\Evil`,
                RegistryValueName: 'x',
              },
            ],
          },
          {
            target: 'native',
            table: 'Event',
            found: [sysmon(13, { TargetObject: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Evil\\Start' })],
            ignored: [
              sysmon(13, { TargetObject: 'HKLM\\SYSTEM\\CurrentControlSet001\\Services\\Evil\\Start' }),
            ],
          },
        ],
      },
    ],
  },
];
