import { describe, expect, test } from 'vitest';
import { attackCoverageOf, eventCoverageOf } from '../../../src/analyses/index.ts';
import { analysedDetection } from '../../support/analysed-rule.ts';

const span = { source: { path: 'rule.yml', text: '' }, start: 0, end: 0 };

/** Attributes of a log source and lines of a detection, and the events as `provider | event`. */
function events(logsource: Readonly<Record<string, string>>, ...lines: readonly string[]): readonly string[] {
  const { tree } = analysedDetection(...lines);
  const { events: found, contradiction } = eventCoverageOf({ ...logsource, span }, tree);
  return contradiction === undefined
    ? found.map(({ provider, event }) => (event === '' ? provider : `${provider} | ${event}`))
    : [`contradiction: ${contradiction}`];
}

describe('events', () => {
  const one = ['a: { Image: x }', 'condition: a'];
  const windows = (rest: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
    product: 'windows',
    ...rest,
  });
  test.each<[string, Readonly<Record<string, string>>, readonly string[], readonly string[]]>([
    ['a category', windows({ category: 'network_connection' }), one, ['Sysmon | Event ID 3']],
    [
      'process creation, also in the Security log',
      windows({ category: 'process_creation' }),
      one,
      ['Sysmon | Event ID 1', 'Security-Auditing | Event ID 4688'],
    ],
    [
      'not where the Security log lacks a field',
      windows({ category: 'process_creation' }),
      ['a: { OriginalFileName: x }', 'condition: a'],
      ['Sysmon | Event ID 1'],
    ],
    [
      'an exclusion needs no field',
      windows({ category: 'process_creation' }),
      ['a: { Image: x }', 'b: { OriginalFileName: x }', 'condition: a and not b'],
      ['Sysmon | Event ID 1', 'Security-Auditing | Event ID 4688'],
    ],
    [
      'a category with event ids',
      windows({ category: 'registry_event' }),
      ['a: { EventID: [12, 14] }', 'condition: a'],
      ['Sysmon | Event ID 12', 'Sysmon | Event ID 14'],
    ],
    [
      'a category with impossible event ids',
      windows({ category: 'registry_set' }),
      ['a: { EventID: 12 }', 'condition: a'],
      [
        'contradiction: no event of product windows, category registry_set has the event id that the rule asks for',
      ],
    ],
    [
      'a service with event ids: met over `and`, joined over `or`',
      windows({ service: 'security' }),
      [
        'a: { EventID: [4624, 4625] }',
        'b: { EventID: 4625 }',
        'c: { EventID: 4688 }',
        'condition: (a and b) or c',
      ],
      ['Security | Event ID 4625', 'Security | Event ID 4688'],
    ],
    [
      'one alternative without an event id',
      windows({ service: 'system' }),
      ['a: { EventID: 7045 }', 'b: { Provider_Name: x }', 'condition: a or b'],
      ['System | any event'],
    ],
    [
      'event ids below `not` say nothing',
      windows({ service: 'system' }),
      ['a: { Provider_Name: x }', 'b: { EventID: 1 }', 'condition: a and not b'],
      ['System | any event'],
    ],
    ['Linux', { product: 'linux', category: 'process_creation' }, one, ['Sysmon for Linux | Event ID 1']],
    ['an unknown log source', { product: 'acme', service: 'x' }, one, ['product acme, service x']],
    ['a category of no product', { category: 'process_creation' }, one, ['category process_creation']],
  ])('%s', (_name, logsource, lines, expected) => {
    expect(events(logsource, ...lines)).toEqual(expected);
  });
});

describe('ATT&CK', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'a technique under the tagged one of its tactics',
      ['attack.persistence', 'attack.t1053.005'],
      ['Persistence: T1053.005'],
    ],
    [
      'a technique under several tagged tactics',
      ['attack.persistence', 'attack.execution', 'attack.t1053'],
      ['Execution: T1053', 'Persistence: T1053'],
    ],
    ['a tactic without a technique', ['attack.impact'], ['Impact: ']],
    [
      'a technique whose tactics are not tagged',
      ['attack.impact', 'attack.t1105'],
      ['Command & Control (not tagged): T1105', 'Impact: '],
    ],
    ['the split tactic, as tagged', ['attack.stealth', 'attack.t1036'], ['Stealth: T1036']],
    ['the tactic before the split', ['attack.defense-evasion', 'attack.t1036'], ['Defense Evasion: T1036']],
    ['underscores', ['attack.command_and_control', 'attack.T1105'], ['Command & Control: T1105']],
    ['an unknown technique of one tactic', ['attack.impact', 'attack.t9999'], ['Impact: T9999']],
    ['an unknown technique of no tactic', ['attack.t9999'], [' (not tagged): T9999']],
    ['other tags', ['cve.2024-1', 'car.2013-01', 'detection.threat-hunting'], []],
  ])('%s', (_name, tags, expected) => {
    const rows = attackCoverageOf(tags).tactics.map(
      ({ name, isTagged, techniques }) =>
        `${name}${isTagged ? '' : ' (not tagged)'}: ${techniques.map(({ id }) => id).join()}`,
    );
    expect(rows).toEqual(expected);
  });

  test('groups, software and the split tactic are named', () => {
    const { others, notes } = attackCoverageOf(['attack.g0016', 'attack.s0002', 'attack.stealth']);
    expect(others).toEqual(['G0016', 'S0002']);
    expect(notes).toEqual(['Microsoft Sentinel knows Stealth as Defense Evasion.']);
  });
});
