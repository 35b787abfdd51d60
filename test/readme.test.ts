import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createConverter, type ConverterOptions } from '../src/index.ts';
import { folderOf, sigmaKql } from './support/test-io.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

/** The content of the fenced blocks of one language, in order. */
function blocks(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, text = '']) => text,
  );
}

async function convert(text: string, options: Partial<ConverterOptions> = {}): Promise<string | undefined> {
  const { converter, diagnostics } = await createConverter(options);
  expect(diagnostics).toEqual([]);
  return converter?.convert({ path: 'rule.yml', text })[0]?.queries[0]?.kql;
}

const [rule = '', mapping = ''] = blocks('yaml');

test('the rule in the README becomes the query beside it', async () => {
  const [query = ''] = blocks('kusto');
  expect(await convert(rule)).toBe(query.trimEnd());
});

test('the mapping in the README does what it says', async () => {
  const dns = rule
    .replace('file_event', 'dns_query')
    .replace(/detection:.*/s, 'detection:\n  a:\n    QueryName: x\n  condition: a\n');
  expect(await convert(dns)).toContain('DnsQuery =~ "x"');
  expect(await convert(dns, { mappings: [{ path: 'mapping.yml', text: mapping }] })).toContain(
    'Domain =~ "x"',
  );
});

test('the finding in the README is what a terminal shows', async () => {
  const [finding = ''] = blocks('text');
  const text = 'title: T\nlogsource:\n  category: dns_query\n  product: windows\ndetection:\n  selection:\n';
  const folder = folderOf({
    'rules/example.yml': `${text}    QueryName|contian: example.com\n  condition: selection\n`,
  });
  const { stderr } = await sigmaKql(['convert', 'rules/example.yml'], { folder });
  expect(stderr).toContain(finding);
});
