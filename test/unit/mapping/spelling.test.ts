import { expect, test } from 'vitest';
import { createConverter, type WindowsEvents } from '../../../src/index.ts';
import { run } from '../../support/evaluate.ts';

const channel = 'OpenSSH/Operational';

/** The event as a workspace holds it, with the name of one value. */
function rowOf(table: string, name: string, value: string): Readonly<Record<string, unknown>> {
  switch (table) {
    case 'Event':
      return { EventLog: channel, EventID: 4, EventData: `<Data Name="${name}">${value}</Data>` };
    case 'WindowsEvent':
      return { Channel: channel, EventID: 4, EventData: { [name]: value } };
    default:
      return { EventID: 4, EventData: `<Data Name="${name}">${value}</Data>` };
  }
}

/** Names that a list for many channels spells in another way than the events of this one. */
test.each<[WindowsEvents, string, string, string]>([
  ['auto', 'openssh', 'Event', 'payload'],
  ['auto', 'openssh', 'Event', 'PROCESSPATH'],
  ['windowsevent', 'openssh', 'WindowsEvent', 'payload'],
  ['auto', 'security', 'SecurityEvent', 'ProcessID'],
])(
  '%s, %s: an event of %s is found by %s as the rule spells it',
  async (windowsEvents, service, table, name) => {
    const { converter } = await createConverter({ targets: ['native'], windowsEvents });
    const text = `title: T
logsource: { product: windows, service: ${service} }
detection: { selection: { EventID: 4, ${name}: wanted }, condition: selection }
`;
    const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
    expect(result?.queries[0]).toMatchObject({ table });
    const query = result?.queries[0]?.kql ?? '';
    const rows = [rowOf(table, name, 'wanted'), rowOf(table, name, 'other'), rowOf(table, 'other', 'wanted')];
    expect(rows.map((row) => run(query, { [table]: [row] }).length)).toEqual([1, 0, 0]);
  },
);
