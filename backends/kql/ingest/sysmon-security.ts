import type { WindowsEvent } from '../../../src/events/index.ts';
import {
  accountOf,
  beforeLastBackslash,
  behindLastBackslash,
  constant,
  domainOf,
  fill,
  hexadecimal,
  known,
  translated,
  value,
  type ColumnSources,
  type Values,
} from './column-sources.ts';
import { auditedPath, rawRegistryData, withoutDefaultName } from './registry.ts';
import { valuesOf } from './values.ts';

const mandatoryLabels = {
  Low: 'S-1-16-4096',
  Medium: 'S-1-16-8192',
  High: 'S-1-16-12288',
  System: 'S-1-16-16384',
};

const path = auditedPath(value('TargetObject'));

/** An event of object and process auditing, with the values of its documentation. */
interface AuditEvent {
  readonly id: number;
  readonly of: (values: Values) => boolean;
  readonly data: ColumnSources;
}

const auditEvents: readonly AuditEvent[] = [
  {
    id: 4688,
    of: (values) => values.get('@EventID') === '1',
    data: {
      SubjectDomainName: domainOf('User'),
      SubjectUserName: accountOf('User'),
      SubjectLogonId: value('LogonId'),
      NewProcessId: hexadecimal('ProcessId'),
      NewProcessName: value('Image'),
      ProcessId: hexadecimal('ParentProcessId'),
      ParentProcessName: known('ParentImage'),
      CommandLine: value('CommandLine'),
      MandatoryLabel: translated('IntegrityLevel', mandatoryLabels),
      TargetDomainName: constant('-'),
      TargetUserName: constant('-'),
      TargetLogonId: constant('0x0'),
    },
  },
  {
    id: 4657,
    of: (values) => ['SetValue', 'DeleteValue'].includes(values.get('EventType') ?? ''),
    data: {
      SubjectDomainName: domainOf('User'),
      SubjectUserName: accountOf('User'),
      ObjectName: beforeLastBackslash(path),
      ObjectValueName: withoutDefaultName(behindLastBackslash(path)),
      OperationType: translated('EventType', { DeleteValue: '%%1906' }, '%%1905'),
      NewValue: rawRegistryData(value('Details')),
      ProcessId: hexadecimal('ProcessId'),
      ProcessName: value('Image'),
    },
  },
];

/** What the auditing of Windows would record of the same activity, by Microsoft's documentation of 4688 and 4657. */
export function auditedEvents(event: WindowsEvent): readonly WindowsEvent[] {
  const values = valuesOf(event);
  return auditEvents
    .filter((audit) => audit.of(values))
    .map(({ id, data }) => ({
      ...event,
      system: {
        ...event.system,
        provider: 'Microsoft-Windows-Security-Auditing',
        channel: 'Security',
        eventId: id,
      },
      data: new Map(Object.entries(fill(data, values)).map(([name, content]) => [name, String(content)])),
    }));
}
