import { selection, sysmon, type Mistake } from './mistake.ts';

const process = 'category: process_creation, product: windows';
const network = 'category: network_connection, product: windows';
const windows = 'C:\\Windows\\System32\\';
const manyPaths = Array.from({ length: 400 }, (_, index) => `'\\folder-${index}\\program-${index}.exe'`);

/** Values that a query compares in another way than the rule says. */
export const valueMistakes: readonly Mistake[] = [
  {
    number: 13,
    mistake: 'an IPv6 range is given to a function for IPv4, and the exclusion swallows every event',
    cases: [
      {
        logsource: network,
        detection: [
          'selection:',
          "  Image|endswith: '\\evil.exe'",
          'local:',
          '  DestinationIp|cidr: [10.0.0.0/8, 127.0.0.0/8, ::1/128, fe80::/10]',
          'condition: selection and not local',
        ],
        checks: [
          {
            target: 'xdr',
            table: 'DeviceNetworkEvents',
            found: ['203.0.113.5', '2001:db8::5'].map((RemoteIP) => ({
              InitiatingProcessFolderPath: 'C:\\evil.exe',
              RemoteIP,
            })),
            ignored: ['10.1.2.3', '127.0.0.1', '::1', 'fe80::1'].map((RemoteIP) => ({
              InitiatingProcessFolderPath: 'C:\\evil.exe',
              RemoteIP,
            })),
            effects: ['wider', 'different'],
          },
          {
            target: 'asim',
            table: 'imNetworkSession',
            found: ['203.0.113.5', '2001:db8::5'].map((DstIpAddr) => ({
              SrcProcessName: 'C:\\evil.exe',
              DstIpAddr,
            })),
            ignored: ['10.1.2.3', 'fe80::1'].map((DstIpAddr) => ({
              SrcProcessName: 'C:\\evil.exe',
              DstIpAddr,
            })),
            effects: ['narrower', 'wider'],
          },
          {
            target: 'native',
            table: 'Event',
            found: [sysmon(3, { Image: 'C:\\evil.exe', DestinationIp: '203.0.113.5' })],
            ignored: [sysmon(3, { Image: 'C:\\evil.exe', DestinationIp: '10.1.2.3' })],
          },
        ],
      },
    ],
  },
  {
    number: 14,
    mistake: 'an absent text is tested with a function that is false for every text',
    cases: [
      {
        logsource: process,
        detection: [
          'selection:',
          "  Image|endswith: '\\svchost.exe'",
          'unknown:',
          '  ParentImage: null',
          'condition: selection and not unknown',
        ],
        checks: [
          {
            target: 'asim',
            table: 'imProcessCreate',
            found: [{ TargetProcessName: `${windows}svchost.exe`, ActingProcessName: 'C:\\a.exe' }],
            ignored: [{ TargetProcessName: `${windows}svchost.exe`, ActingProcessName: '' }],
          },
          {
            target: 'xdr',
            table: 'DeviceProcessEvents',
            found: [{ FolderPath: `${windows}svchost.exe`, InitiatingProcessFolderPath: 'C:\\a.exe' }],
            ignored: [{ FolderPath: `${windows}svchost.exe`, InitiatingProcessFolderPath: '' }],
          },
          {
            target: 'native',
            table: 'Event',
            found: [sysmon(1, { Image: `${windows}svchost.exe`, ParentImage: 'C:\\a.exe' })],
            ignored: [sysmon(1, { Image: `${windows}svchost.exe` })],
          },
        ],
      },
    ],
  },
  {
    number: 15,
    mistake: 'wildcards inside a value lose their order, and ? stands for any length',
    cases: [
      {
        logsource: process,
        detection: selection("CommandLine|contains: ['rundll32*javascript', 'cmd?exe']"),
        checks: [
          {
            target: 'xdr',
            table: 'DeviceProcessEvents',
            found: ['RunDLL32.exe JavaScript:', 'x CMD.EXE /c'].map(commandOf),
            ignored: ['javascript: rundll32', 'cmd and exe', 'cmdexe'].map(commandOf),
          },
        ],
      },
      {
        logsource: process,
        detection: [
          'selection:',
          '  CommandLine|contains: download',
          'known:',
          "  CommandLine: ['a*b download', 'v?.0 download']",
          'condition: selection and not known',
        ],
        checks: [
          {
            target: 'xdr',
            table: 'DeviceProcessEvents',
            found: ['b a download', 'x a b download', 'v10.0 download'].map(commandOf),
            ignored: ['a x b download', 'V1.0 DOWNLOAD'].map(commandOf),
          },
        ],
      },
    ],
  },
  {
    number: 16,
    mistake: 'keywords become bare texts, which are no query',
    cases: [
      {
        logsource: 'product: linux',
        detection: ['keywords:', "  - 'entered promiscuous mode'", 'condition: keywords'],
        checks: [
          {
            target: 'native',
            table: 'Syslog',
            found: [{ SyslogMessage: 'device eth0 Entered Promiscuous Mode' }],
            ignored: [{ SyslogMessage: 'device eth0 left promiscuous mode' }],
          },
        ],
      },
      {
        logsource: 'category: webserver',
        detection: ['keywords:', "  - '${jndi:'", 'condition: keywords'],
        checks: [
          { target: 'asim', refused: 'keywords-unmapped' },
          {
            target: 'native',
            table: 'W3CIISLog',
            effects: ['narrower'],
            found: [{ csUserAgent: '${jndi:ldap://a}' }],
            ignored: [{ csUserAgent: 'jndi' }],
          },
        ],
      },
    ],
  },
  {
    number: 26,
    mistake: 'an import hash is dropped without a word',
    cases: [
      {
        logsource: process,
        detection: selection('Hashes|contains: [MD5=00000000000000000000000000000001, IMPHASH=11]'),
        checks: [
          {
            target: 'xdr',
            table: 'DeviceProcessEvents',
            found: [{ FolderPath: 'C:\\a.exe', MD5: '00000000000000000000000000000001' }],
            ignored: [{ FolderPath: 'C:\\a.exe', MD5: '00000000000000000000000000000002' }],
            effects: ['narrower'],
            code: 'field-left-out',
          },
          {
            target: 'asim',
            table: 'imProcessCreate',
            effects: ['narrower'],
            found: [
              { TargetProcessName: 'C:\\a.exe', TargetProcessIMPHASH: '11' },
              { TargetProcessName: 'C:\\a.exe', TargetProcessMD5: '00000000000000000000000000000001' },
            ],
            ignored: [{ TargetProcessName: 'C:\\a.exe', TargetProcessSHA1: '11' }],
          },
          {
            target: 'native',
            table: 'Event',
            found: [sysmon(1, { Hashes: 'MD5=02,SHA256=03,IMPHASH=11' })],
            ignored: [sysmon(1, { Hashes: 'MD5=11,SHA256=03,IMPHASH=12' })],
          },
        ],
      },
      {
        logsource: process,
        detection: selection('Hashes|contains: IMPHASH=11'),
        checks: [{ target: 'xdr', refused: 'field-unsupported' }],
      },
    ],
  },
  {
    number: 27,
    mistake: 'a query that no analytics rule accepts is given out without a word',
    cases: [
      {
        logsource: process,
        detection: [
          'selection:',
          '  Image|endswith:',
          ...manyPaths.map((path) => `    - ${path}`),
          'condition: selection',
        ],
        checks: [
          {
            target: 'xdr',
            table: 'DeviceProcessEvents',
            found: [{ FolderPath: 'C:\\folder-399\\program-399.exe' }],
            ignored: [{ FolderPath: 'C:\\folder-1\\program-399.exe' }],
            code: 'query-too-long',
          },
        ],
      },
    ],
  },
];

function commandOf(ProcessCommandLine: string): Readonly<Record<string, string>> {
  return { FolderPath: 'C:\\a.exe', ProcessCommandLine };
}
