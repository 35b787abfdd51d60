import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  attackCoverageOf,
  exclusionsOf,
  eventCoverageOf,
  flatExclusions,
  indicatorsOf,
  stagesOf,
  type ExclusionGroup,
  type Exclusions,
  type Leaf,
} from '../../../src/analyses/index.ts';
import { analysedRule, type AnalysedRule } from '../../support/analysed-rule.ts';
import { corpus } from '../../support/files.ts';

const root = join(import.meta.dirname, '../../..');
const windows = 'windows/process_creation/proc_creation_win_';
const linux = 'linux/process_creation/proc_creation_lnx_';
const network = 'windows/network_connection/net_connection_win_domain_';

const browsers = String.raw`
Image ends_with \msedge.exe
Image ends_with \msedgewebview2.exe
Image starts_with C:\Program Files (x86)\Microsoft\EdgeCore\
Image starts_with C:\Program Files\Microsoft\EdgeCore\
Image ends_with \WindowsApps\MicrosoftEdge.exe
Image ends_with \brave.exe
Image ends_with \maxthon.exe
Image ends_with \opera.exe
Image ends_with \safari.exe
Image ends_with \seamonkey.exe
Image ends_with \vivaldi.exe
Image ends_with \whale.exe
Image eq C:\Program Files (x86)\Google\Chrome\Application\chrome.exe
Image eq C:\Program Files (x86)\Internet Explorer\iexplore.exe
Image eq C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe
Image eq C:\Program Files (x86)\Mozilla Firefox\firefox.exe
Image eq C:\Program Files\Google\Chrome\Application\chrome.exe
Image eq C:\Program Files\Internet Explorer\iexplore.exe
Image eq C:\Program Files\Microsoft\Edge\Application\msedge.exe
Image eq C:\Program Files\Mozilla Firefox\firefox.exe
Image starts_with C:\Program Files (x86)\Microsoft\EdgeWebView\Application\
`
  .trim()
  .split('\n');

/** The test vectors of the specification of catalog pages. Rules that are not at hand are counted below. */
const vectors: Readonly<Record<string, (analysed: AnalysedRule) => void>> = {
  [`${network}notion_api_susp_communication`]: ({ tree, rule, ...owner }) => {
    const notion = String.raw`Image ends_with \AppData\Local\Programs\Notion\Notion.exe`;
    expect(flatExclusions(tree).map(row)).toEqual(browsers.toSpliced(4, 0, notion));
    const { groups } = exclusionsOf(tree);
    expect(groups.map(sizes)).toEqual([[9], [8], [1], [2, 2]]);
    expect(new Set(groups.map(({ purpose }) => purpose))).toEqual(new Set(['rule-logic']));
    expect(indicatorsOf(tree, owner)).toEqual([
      { field: 'DestinationHostname', test: 'match', flags: [], values: [{ value: 'api.notion.com' }] },
    ]);
    expect(attackRows(rule.metadata.tags)).toEqual(['Command & Control: T1102 Web Service']);
    expect(events({ tree, rule })).toEqual(['Sysmon | Event ID 3 | Network connection']);
  },
  [`${network}telegram_api_non_browser_access`]: ({ tree, rule, ...owner }) => {
    expect(flatExclusions(tree).map(row)).toEqual(browsers);
    expect(exclusionsOf(tree).groups.map(sizes)).toEqual([[8], [8], [1], [2, 2]]);
    expect(indicatorsOf(tree, owner)).toEqual([
      { field: 'DestinationHostname', test: 'match', flags: [], values: [{ value: 'api.telegram.org' }] },
    ]);
    expect(attackRows(rule.metadata.tags)).toEqual([
      'Command & Control: T1102 Web Service, T1105 Ingress Tool Transfer',
      'Exfiltration: T1567 Exfiltration Over Web Service',
    ]);
    expect(events({ tree, rule })).toEqual(['Sysmon | Event ID 3 | Network connection']);
  },
  [`${windows}regedit_export_keys`]: ({ tree }) => {
    expect(flatExclusions(tree).map(row)).toEqual([
      String.raw`CommandLine ends_with \sam`,
      String.raw`CommandLine ends_with \security`,
      String.raw`CommandLine ends_with \system`,
      'CommandLine match hkey_local_machine',
      'CommandLine match hklm',
    ]);
    expect(worded(exclusionsOf(tree))).toEqual([
      String.raw`CommandLine match {hklm, hkey_local_machine} and CommandLine ends_with {\system, \sam, \security}`,
    ]);
  },
  [`${windows}dllhost_no_cli_execution`]: ({ tree }) => {
    expect(flatExclusions(tree)).toEqual([]);
    expect(exclusionsOf(tree)).toMatchObject({ groups: [], conditional: [], required: [['CommandLine']] });
  },
  [`${linux}susp_network_utilities_execution`]: ({ tree }) => {
    expect(flatExclusions(tree)).toEqual([]);
    const { groups, conditional } = exclusionsOf(tree);
    expect(groups).toEqual([]);
    expect(conditional.map(({ branch }) => branch)).toEqual([['selection_netcat']]);
    expect(conditional.flatMap((each) => each.groups.map(wordedGroup))).toEqual([
      'CommandLine match { --listen ,  -l }',
    ]);
  },
  [`${linux}services_stop_and_disable`]: ({ tree }) => {
    const { groups } = exclusionsOf(tree);
    expect(groups.map(({ entries }) => entries.length)).toEqual([2, 4, 2, 2]);
    expect(groups.map(({ purpose }) => purpose)).toEqual([
      'rule-logic',
      'rule-logic',
      'rule-logic',
      'local-tuning',
    ]);
    expect(
      flatExclusions(tree)
        .map(row)
        .filter((text) => text === 'Image ends_with /systemctl'),
    ).toHaveLength(1);
  },
  'network/zeek/zeek_dns_susp_zbit_flag': ({ tree }) => {
    const { groups } = exclusionsOf(tree);
    expect(flatExclusions(tree).map(row)[0]).toBe('Z eq 0');
    expect(groups.map(({ purpose }) => purpose)).toEqual(Array(5).fill('negated-selection'));
    expect(groups.map(({ selections }) => selections.join())).toEqual([
      'z_flag_unset',
      'exclude_tlds',
      'exclude_query_types',
      'exclude_responses',
      'exclude_netbios',
    ]);
    expect(groups.map(wordedGroup).at(-1)).toBe('id.resp_p eq {137, 138, 139}');
  },
  'network/zeek/zeek_rdp_public_listener': ({ tree }) => {
    const { groups, isWholeRule } = exclusionsOf(tree);
    expect(flatExclusions(tree)).toHaveLength(9);
    expect(new Set(flatExclusions(tree).map((leaf) => leaf.test))).toEqual(new Set(['cidr']));
    expect(groups.map(({ purpose }) => purpose)).toEqual(['negated-selection']);
    expect(isWholeRule).toBe(true);
  },
  [`${windows}svchost_uncommon_parent_process`]: ({ tree }) => {
    const rows = flatExclusions(tree).map(row);
    expect(rows.filter((text) => text.startsWith('ParentImage ends_with'))).toHaveLength(6);
    expect(rows).toEqual(
      expect.arrayContaining(['ParentImage eq -', 'ParentImage eq ', 'ParentImage is_null ']),
    );
  },
  [`${windows}bitsadmin_download`]: ({ document }) => {
    const { conditions, stages } = stagesOf(document);
    expect(conditions).toHaveLength(1);
    expect(stages.map(({ label }) => label)[0]).toBe('selection_img');
    expect(stages.map(({ combine, parts }) => [combine, parts.length])).toEqual([
      ['all', 0],
      ['any', 2],
    ]);
  },
};

const found = Object.keys(vectors).filter((name) => pathOf(name) !== undefined);

describe('test vectors of the specification', () => {
  test('there are ten, and those of the seed rules are always at hand', () => {
    expect(Object.keys(vectors)).toHaveLength(10);
    expect(found).toEqual(expect.arrayContaining(Object.keys(vectors).slice(0, 2)));
  });

  test.skipIf(!corpus.isPresent)(`five of them are in the corpus (${corpus.needed})`, () => {
    expect(found.length).toBeGreaterThanOrEqual(5);
  });

  for (const [name, check] of Object.entries(vectors)) {
    test.skipIf(!found.includes(name))(
      `${name}${found.includes(name) ? '' : ' (the rule is not at hand)'}`,
      () => {
        const path = pathOf(name) ?? '';
        const analysed = analysedRule(readFileSync(path, 'utf8'), path);
        expect(analysed).toBeDefined();
        check(analysed as AnalysedRule);
      },
    );
  }
});

function pathOf(name: string): string | undefined {
  const file = `${name}.yml`;
  const candidates = [
    join(root, 'rules/seeds', file.slice(file.lastIndexOf('/') + 1)),
    join(root, '../shared/corpus/rules', file),
  ];
  return candidates.find((path) => existsSync(path));
}

function row({ field, test: kind, value }: Leaf): string {
  return `${field} ${kind} ${value}`;
}

/** How many values each entry of a group has. */
function sizes({ entries }: ExclusionGroup): readonly number[] {
  return entries.map((entry) => (entry.kind === 'values' ? entry.values.length : 0));
}

function worded({ groups }: Exclusions): readonly string[] {
  return groups.map(wordedGroup);
}

function wordedGroup({ entries }: ExclusionGroup): string {
  return entries
    .map((entry) =>
      entry.kind === 'values' ? `${entry.field} ${entry.test} {${entry.values.join(', ')}}` : entry.kind,
    )
    .join(' and ');
}

function attackRows(tags: readonly string[]): readonly string[] {
  return attackCoverageOf(tags).tactics.map(
    ({ name, techniques }) => `${name}: ${techniques.map((each) => `${each.id} ${each.name}`).join(', ')}`,
  );
}

function events({ rule, tree }: Pick<AnalysedRule, 'rule' | 'tree'>): readonly string[] {
  return eventCoverageOf(rule.logsource, tree).events.map(
    ({ provider, event, title }) => `${provider} | ${event} | ${title}`,
  );
}
