import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sigmaKql } from '../../support/test-io.ts';

const notion = 'net_connection_win_domain_notion_api_susp_communication';
const telegram = 'net_connection_win_domain_telegram_api_non_browser_access';
const root = join(import.meta.dirname, '../../..');

describe('explain', () => {
  test.each([
    [notion, 'text', 'txt', '--flat'],
    [notion, 'json', 'json', '--flat'],
    [telegram, 'markdown', 'md', '--flat'],
    [telegram, 'html', 'html', '--flat'],
  ])('%s as %s', async (name, format, extension, option) => {
    const args = ['explain', `rules/seeds/${name}.yml`, '--format', format, '--corpus', 'rules', option];
    const { stdout, stderr, code } = await sigmaKql(args, { folder: root });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    await expect(stdout).toMatchFileSnapshot(join(import.meta.dirname, `${name}.${extension}`));
  });

  test('the flat table has the rows of the published page', async () => {
    const args = ['explain', `rules/seeds/${telegram}.yml`, '--format', 'markdown', '--flat'];
    const { stdout } = await sigmaKql(args, { folder: root });
    const table = stdout.slice(stdout.indexOf('## Excluded values'), stdout.indexOf('## Indicators'));
    expect(table.match(/^\| `Image` \|/gm)).toHaveLength(21);
  });
});
