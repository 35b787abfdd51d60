import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createConverter, type ConverterOptions } from '../../../src/index.ts';
import { findings, shape } from '../../support/kusto.ts';

const rules = join(import.meta.dirname, '../../../rules/seeds');
const notion = join(rules, 'net_connection_win_domain_notion_api_susp_communication.yml');
const telegram = join(rules, 'net_connection_win_domain_telegram_api_non_browser_access.yml');

/** The query that was published for the Notion rule, as it was published. */
const published = readFileSync(join(import.meta.dirname, 'notion-published.kql'), 'utf8');

describe('the Notion rule', () => {
  test('with the published mapping gives the published query', async () => {
    const query = await convert(notion, { presets: ['published-asim'], style: 'compact' });
    expect(query.split('\n')).toHaveLength(2);
    expect(shape(query)).toBe(shape(published));
  });

  test('by default differs from it in two places only', async () => {
    const host = 'DstHostname contains "api.notion.com"';
    const hosts = 'coalesce(DstFQDN, DstHostname) contains "api.notion.com"';
    const mixedSides = published.slice(
      published.indexOf('(((SrcProcessName startswith "C:\\\\Program Files (x86)\\\\Microsoft\\\\EdgeCore'),
      published.indexOf(' or (SrcProcessName endswith "\\\\opera.exe"'),
    );
    const oneSideAtATime = `(${edgeOn('SrcProcessName')} or ${edgeOn('DstProcessName')})`;
    const expected = published.replace(host, () => hosts).replace(mixedSides, () => oneSideAtATime);
    expect(shape(await convert(notion, { style: 'compact' }))).toBe(shape(expected));
  });
});

test.each([
  ['Notion', notion],
  ['Telegram', telegram],
])('the %s rule binds in every style and with every mapping', async (_name, rule) => {
  for (const style of ['pretty', 'compact'] as const) {
    for (const asimParsers of ['workspace', 'builtin'] as const) {
      for (const presets of [[], ['published-asim']]) {
        expect(findings(await convert(rule, { style, asimParsers, presets }))).toEqual([]);
      }
    }
  }
});

test('the Telegram rule excludes the same browsers and looks for its own host', async () => {
  const published = { presets: ['published-asim'], style: 'compact' } as const;
  const notionFilter =
    '(SrcProcessName endswith "\\\\AppData\\\\Local\\\\Programs\\\\Notion\\\\Notion.exe" or DstProcessName endswith "\\\\AppData\\\\Local\\\\Programs\\\\Notion\\\\Notion.exe") or ';
  const expected = (await convert(notion, published))
    .replace('api.notion.com', 'api.telegram.org')
    .replace(notionFilter, '');
  expect(await convert(telegram, published)).toBe(expected);
});

function edgeOn(column: string): string {
  const folder = (root: string): string => `${column} startswith "C:\\\\${root}\\\\Microsoft\\\\EdgeCore\\\\"`;
  const file = (name: string): string => `${column} endswith "\\\\${name}"`;
  return `((${folder('Program Files (x86)')} or ${folder('Program Files')}) and (${file('msedge.exe')} or ${file('msedgewebview2.exe')}))`;
}

async function convert(path: string, options: Partial<ConverterOptions>): Promise<string> {
  const { converter } = await createConverter({ targets: ['asim'], ...options });
  const [result] = converter?.convert({ path, text: readFileSync(path, 'utf8') }) ?? [];
  return result?.queries[0]?.kql ?? '';
}
