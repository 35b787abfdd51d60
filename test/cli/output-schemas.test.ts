import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { folderOf, sigmaKql } from '../support/test-io.ts';

const root = join(import.meta.dirname, '../..');
const schemas = join(root, 'docs/reference/schemas');

/** What every command is run on: rules of each verdict, beside the sample rules and their events. */
const files = {
  'exact.yml': rule('category: dns_query', 'QueryName: x'),
  'refused.yml': rule('category: dns_query', 'NoSuchField: x'),
  'invalid.yml': 'title: T\ndetection: [',
  'before/changed.yml': rule('category: dns_query', 'QueryName: x'),
  'after/changed.yml': rule('category: dns_query', 'QueryName: [x, y]').replace(
    'title: T',
    'title: U\nlevel: high',
  ),
  'before/removed.yml': rule('category: dns_query', 'QueryName: z'),
  'after/refused.yml': rule('category: dns_query', 'NoSuchField: x'),
  'after/invalid.yml': 'title: T\ndetection: [',
  'twice.yml': rule('category: dns_query', 'QueryName: x'),
};

function rule(logsource: string, detection: string): string {
  return `title: T\nid: 869aff82-2653-4a35-b794-c456c539de5b\nlogsource:\n  product: windows\n  ${logsource}\ndetection:\n  a:\n    ${detection}\n  condition: a\n`;
}

const samples = [join(root, 'rules/seeds'), join(root, 'rules/examples'), '--target', 'asim,native'];

/** For each schema, command lines whose output it describes. */
const outputs: Readonly<Record<string, readonly (readonly string[])[]>> = {
  convert: [
    ['convert', '.', ...samples, '--format', 'json'],
    ['convert', '.', '--target', 'native', '--format', 'json', '--explain-cost'],
    ['convert', '.', ...samples, '--format', 'json', '--source-map', '--optimize'],
  ],
  check: [['check', '.', '--format', 'json']],
  test: [
    ['test', ...samples, '--events', join(root, 'rules/events'), '--format', 'json'],
    ['test', ...samples, '--events', join(root, 'rules/events'), '--format', 'json', '--explain'],
  ],
  review: [['diff', 'before', 'after', '--format', 'json']],
  report: [
    ['convert', '.', ...samples, '--report', 'report.json'],
    ['convert', '.', '--report', 'report.json', '--tables', 'SecurityEvent'],
  ],
};

test('every schema is held against the output of a command', () => {
  expect(readdirSync(schemas).toSorted()).toEqual(
    Object.keys(outputs)
      .map((name) => `${name}.schema.json`)
      .toSorted(),
  );
});

test('the rules that the commands are run on get each verdict', async () => {
  const { stdout } = await sigmaKql(['convert', '.', '--target', 'native', '--format', 'json'], {
    folder: folderOf(files),
  });
  const { results } = JSON.parse(stdout) as { results: readonly { verdict: string }[] };
  expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['exact', 'invalid', 'refused']));
});

describe.each(Object.entries(outputs))('%s.schema.json', (name, commands) => {
  const validate = new Ajv({ allErrors: true }).compile(closed(schemaOf(name)));

  test.each(commands.map((command) => [command]))('describes every key of output %#', async (command) => {
    const folder = folderOf(files);
    const { stdout } = await sigmaKql(command, { folder });
    const text = command.includes('report.json') ? readFileSync(join(folder, 'report.json'), 'utf8') : stdout;
    const output: unknown = JSON.parse(text);
    validate(output);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...(output as object), surprise: 1 })).toBe(false);
  });
});

function schemaOf(name: string): unknown {
  return JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), 'utf8'));
}

/** The schema without room for keys that it does not name. As published it allows them, since later versions may add some. */
function closed(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'properties' in value
      ? { ...value, additionalProperties: false }
      : value,
  ) as object;
}
