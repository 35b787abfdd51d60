import { constant, joined, lastSegment, translated, value, type ColumnSources } from './column-sources.ts';

const system: ColumnSources = {
  TimeGenerated: value('@Time'),
  Computer: value('@Computer'),
  EventID: value('@EventID'),
};

const levelNames = { 1: 'Critical', 2: 'Error', 3: 'Warning', 4: 'Information', 5: 'Verbose' };

/** `Event`: any channel, by the agents. Evidence: table reference of Event; its EventData is wrapped in a DataItem. */
export const eventTable: ColumnSources = {
  ...system,
  Type: constant('Event'),
  Source: value('@Provider'),
  EventLog: value('@Channel'),
  EventLevel: value('@Level'),
  EventLevelName: translated('@Level', levelNames),
  EventData: (values) => `<DataItem type="System.XmlData">${values.get('@Xml') ?? ''}</DataItem>`,
};

/** The message of Sysmon's events lists every value; those of other providers are not known here. */
export const sysmonMessage: ColumnSources = { RenderedDescription: value('@Message') };

/** `WindowsEvent`: Windows Forwarded Events or an own rule. Evidence: table reference of WindowsEvent. */
export const windowsEventTable: ColumnSources = {
  ...system,
  Type: constant('WindowsEvent'),
  Provider: value('@Provider'),
  Channel: value('@Channel'),
  EventLevel: value('@Level'),
  EventLevelName: translated('@Level', levelNames),
  EventRecordId: value('@RecordID'),
  EventData: value('@Json'),
};

/** `SecurityEvent` with the values in XML only, as Microsoft's own rules read them for some event ids. */
export const securityXmlOnly: ColumnSources = {
  ...system,
  Type: constant('SecurityEvent'),
  Channel: value('@Channel'),
  EventSourceName: value('@Provider'),
  Level: value('@Level'),
  EventData: value('@Xml'),
};

/** `SecurityEvent` with parsed columns, which bear the names of the event's values. */
export const securityColumns: ColumnSources = {
  ...securityXmlOnly,
  Account: joined(value('SubjectDomainName'), '\\', value('SubjectUserName')),
  Process: lastSegment(value('NewProcessName')),
};
