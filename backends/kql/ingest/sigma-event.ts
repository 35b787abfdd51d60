import type { PlainRecord, WindowsEvent } from '../../../src/events/index.ts';
import type { Logsource } from '../../../src/ir/index.ts';
import { textOf } from './values.ts';

/** The event of Sysmon that a category of Sigma stands for. Evidence: the Sigma taxonomy, the manifest of Sysmon. */
interface Kind {
  readonly id: number;
  /** The type of registry events. */
  readonly type?: string;
  /** A record of this kind has one of these fields; the others are common to many kinds. */
  readonly marks: readonly string[];
}

const processMarks = [
  'CommandLine',
  'ParentImage',
  'ParentCommandLine',
  'OriginalFileName',
  'CurrentDirectory',
];
const networkMarks = ['DestinationIp', 'DestinationPort', 'DestinationHostname', 'SourceIp', 'Initiated'];

const kinds: Readonly<Record<string, Kind>> = {
  process_creation: { id: 1, marks: processMarks },
  file_change: { id: 2, marks: ['PreviousCreationUtcTime'] },
  network_connection: { id: 3, marks: networkMarks },
  driver_load: { id: 6, marks: ['ImageLoaded'] },
  image_load: { id: 7, marks: ['ImageLoaded'] },
  create_remote_thread: { id: 8, marks: ['TargetImage', 'StartAddress', 'StartModule', 'StartFunction'] },
  raw_access_thread: { id: 9, marks: ['Device'] },
  process_access: { id: 10, marks: ['TargetImage', 'GrantedAccess', 'CallTrace'] },
  file_event: { id: 11, marks: ['TargetFilename'] },
  registry_add: { id: 12, type: 'CreateKey', marks: ['TargetObject'] },
  registry_delete: { id: 12, type: 'DeleteKey', marks: ['TargetObject'] },
  registry_set: { id: 13, type: 'SetValue', marks: ['TargetObject'] },
  registry_event: { id: 13, type: 'SetValue', marks: ['TargetObject'] },
  registry_rename: { id: 14, type: 'RenameKey', marks: ['TargetObject', 'NewName'] },
  create_stream_hash: { id: 15, marks: ['TargetFilename'] },
  pipe_created: { id: 17, marks: ['PipeName'] },
  wmi_event: { id: 20, marks: ['Destination', 'Query', 'Consumer', 'Operation'] },
  dns_query: { id: 22, marks: ['QueryName', 'QueryResults'] },
  file_delete: { id: 23, marks: ['TargetFilename'] },
  file_executable_detected: { id: 29, marks: ['TargetFilename'] },
};

/**
 * The Windows event that a record means whose fields bear the names of Sigma: the log source of the rule says what kind
 * of event it is. `undefined` for log sources whose events are not those of Sysmon, and for records of another kind.
 */
export function sigmaEvent({ fields, span }: PlainRecord, logsource: Logsource): WindowsEvent | undefined {
  const { category = '' } = logsource;
  const kind = Object.hasOwn(kinds, category) ? kinds[category] : undefined;
  if (kind === undefined || (logsource.product ?? 'windows') !== 'windows') return undefined;
  if (!kind.marks.some((name) => Object.hasOwn(fields, name))) return undefined;
  const { id, type } = kind;
  const texts = Object.entries(fields).map(([name, content]) => [name, textOf(content)] as const);
  return {
    kind: 'windows',
    system: {
      provider: 'Microsoft-Windows-Sysmon',
      eventId: id,
      channel: 'Microsoft-Windows-Sysmon/Operational',
      computer: textOf(fields['Computer']),
      time: textOf(fields['UtcTime']),
      level: '4',
      recordId: '',
      userId: '',
      keywords: '',
    },
    data: new Map([...(type === undefined ? [] : [['EventType', type] as const]), ...texts]),
    unnamed: [],
    span,
  };
}
