import { expect, test } from 'vitest';
import type { Relation } from '../../../src/comparison/index.ts';
import { Comparing, ruleFor } from '../../support/comparing.ts';

const targets = {
  asim: await Comparing.on('asim'),
  native: await Comparing.on('native'),
  xdr: await Comparing.on('xdr'),
};

interface Case {
  readonly what: string;
  readonly target: keyof typeof targets;
  readonly logsource: string;
  readonly before: string;
  readonly after: string;
  readonly relation: Relation;
  /** The rows of the witnesses. */
  readonly rows: readonly unknown[];
}

const registry = '{ product: windows, category: registry_set }';
const linux = '{ product: linux, category: process_creation }';
const process = '{ product: windows, category: process_creation }';
const network = '{ product: windows, category: network_connection }';
const azure = '{ product: azure, service: signinlogs }';
const security = '{ product: windows, service: security }';

const cases: readonly Case[] = [
  {
    what: 'a text that is joined of two columns',
    target: 'xdr',
    logsource: registry,
    before: `s: { TargetObject|endswith: '\\Run\\Foo' }\ncondition: s`,
    after: `s: { TargetObject|contains: '\\Run\\' }\ncondition: s`,
    relation: 'wider',
    rows: [{ ActionType: 'RegistryValueSet', RegistryKey: '\\Run\\' }],
  },
  {
    what: 'values in the XML of an event',
    target: 'native',
    logsource: process,
    before: `s: { OriginalFileName: a.exe, Product: '<b>' }\ncondition: s`,
    after: `s: { OriginalFileName: a.exe }\ncondition: s`,
    relation: 'wider',
    rows: [
      {
        Source: 'Microsoft-Windows-Sysmon',
        EventID: 1,
        EventData: '<EventData><Data Name="OriginalFileName">a.exe</Data></EventData>',
      },
    ],
  },
  {
    what: 'values in a message that says itself which event it is',
    target: 'native',
    logsource: linux,
    before: `s: { Image|endswith: /sh }\ncondition: s`,
    after: `s: { Image|endswith: /bin/sh }\ncondition: s`,
    relation: 'narrower',
    rows: [
      {
        SyslogMessage:
          '<EventID>1</EventID> <Provider Name="Linux-Sysmon" <EventData><Data Name="Image">/sh</Data></EventData>',
      },
    ],
  },
  {
    what: 'a property of a dynamic column',
    target: 'native',
    logsource: azure,
    before: `s: { properties.deviceDetail.operatingSystem: Linux }\ncondition: s`,
    after: `s: { properties.deviceDetail.operatingSystem: [Linux, MacOS] }\ncondition: s`,
    relation: 'wider',
    rows: [{ DeviceDetail: { operatingSystem: 'MacOS' } }],
  },
  {
    what: 'the first of several columns that holds something',
    target: 'native',
    logsource: security,
    before: `s: { EventID: 6416, ClassName: DiskDrive }\ncondition: s`,
    after: `s: { EventID: 6416, ClassName: [DiskDrive, WPD] }\ncondition: s`,
    relation: 'wider',
    rows: [{ EventID: 6416, ClassName: 'WPD' }],
  },
  {
    what: 'networks',
    target: 'xdr',
    logsource: network,
    before: `s: { DestinationIp|cidr: [10.0.0.0/8, 192.168.0.0/16] }\ncondition: s`,
    after: `s: { DestinationIp|cidr: [10.0.0.0/9, 10.128.0.0/9, 192.168.0.0/16] }\ncondition: s`,
    relation: 'equal',
    rows: [],
  },
  {
    what: 'a network less',
    target: 'xdr',
    logsource: network,
    before: `s: { DestinationIp|cidr: [10.0.0.0/8, 'fc00::/7'] }\ncondition: s`,
    after: `s: { DestinationIp|cidr: 10.0.0.0/8 }\ncondition: s`,
    relation: 'narrower',
    rows: [{ RemoteIP: 'fc00::1' }],
  },
  {
    what: 'the start of an address beside its network',
    target: 'xdr',
    logsource: network,
    before: `s: { DestinationIp|cidr: 127.0.0.0/8 }\nf: { DestinationIp|startswith: '127.' }\ncondition: s and not f`,
    after: `s: { DestinationIp|cidr: '::1/128' }\nf: { DestinationIp|startswith: '127.' }\ncondition: s and not f`,
    relation: 'different',
    rows: [{ RemoteIP: '::ffff:127.0.0.1' }, { RemoteIP: '::1' }],
  },
  {
    what: 'a number and its text',
    target: 'native',
    logsource: security,
    before: `s: { EventID: 4624 }\ncondition: s`,
    after: `s: { EventID|startswith: '4624' }\ncondition: s`,
    relation: 'wider',
    rows: [{ EventID: 46_240 }],
  },
  {
    what: 'two columns that are compared',
    target: 'xdr',
    logsource: process,
    before: `s: { Image|fieldref: ParentImage }\ncondition: s`,
    after: `s: { Image|fieldref: ParentImage, CommandLine: x }\ncondition: s`,
    relation: 'narrower',
    rows: [{ FolderPath: 'x', InitiatingProcessFolderPath: 'x' }],
  },
  {
    what: 'a part of two columns that are compared',
    target: 'xdr',
    logsource: process,
    before: `s: { CommandLine|fieldref|contains: ParentCommandLine, ParentCommandLine|contains: foo }\ncondition: s`,
    after: `s: { CommandLine|fieldref|startswith: ParentCommandLine, ParentCommandLine|contains: foo }\ncondition: s`,
    relation: 'narrower',
    rows: [{ InitiatingProcessCommandLine: 'foo', ProcessCommandLine: 'xfoo' }],
  },
  {
    what: 'rows that only a word tells from those of other tables',
    target: 'native',
    logsource: security,
    before: `s: { EventID: 4624 }\ncondition: not s`,
    after: `s: { EventID: [4624, 4625] }\ncondition: not s`,
    relation: 'narrower',
    rows: [{ EventID: 4625 }],
  },
];

test.each(cases)('$what, on $target', ({ target, logsource, before, after, relation, rows }) => {
  const comparison = targets[target].texts(ruleFor(logsource, before), ruleFor(logsource, after));
  expect(comparison).toMatchObject({ relation });
  expect(comparison.unwitnessed).toBeUndefined();
  expect(comparison.witnesses.map(({ row }) => row)).toEqual(rows);
});
