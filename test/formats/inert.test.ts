import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formats, type FormatName } from '../../backends/kql/formats/index.ts';
import { literals } from '../support/kusto.ts';
import { armChecks, propertiesOf, type Template } from './arm-checks.ts';
import { failures, textOf, type Data } from './check.ts';
import { defenderChecks } from './defender-checks.ts';
import { example, rendered } from './examples.ts';
import { hostileRule, hostileTexts } from './hostile.ts';
import { analyticsChecks, textChecks } from './yaml-checks.ts';

describe.each(hostileTexts)('a rule that says %j', (hostile) => {
  const rule = hostileRule(hostile);

  test('passes every check as YAML, with the same query as a template', () => {
    const yaml = rendered('sentinel-yaml', rule);
    expect(failures(yaml, textChecks)).toEqual([]);
    expect(failures(parse(yaml) as Data, analyticsChecks)).toEqual([]);

    const arm = JSON.parse(rendered('sentinel-arm', rule)) as Template;
    expect(failures(arm, armChecks)).toEqual([]);
    expect(literals(textOf(parse(yaml) as Data, 'query'))).toEqual(
      literals(textOf(propertiesOf(arm), 'query')),
    );
  });

  test('passes every check as a custom detection', () => {
    expect(failures(JSON.parse(rendered('defender', rule, {}, ['xdr'])) as Data, defenderChecks)).toEqual([]);
  });

  test('has one alert title with one placeholder', () => {
    const arm = JSON.parse(rendered('sentinel-arm', rule, { grouping: 'AlertPerResult' })) as Template;
    expect(failures(arm, armChecks)).toEqual([]);
    expect(JSON.stringify(propertiesOf(arm)['alertDetailsOverride']).match(/\{\{\w+\}\}/g)).toEqual([
      '{{DvcHostname}}',
    ]);
  });

  test('has a card without markup, with the query in its code block', () => {
    const lines = rendered('markdown', rule).split('\n');
    const fence = lines.findIndex((line) => /^`{3,}kusto$/.test(line));
    const before = lines
      .slice(0, fence)
      .join('\n')
      .replaceAll(/(`+) .*? \1(?!`)/g, '');
    expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(
      lines.includes('## Differences') ? 6 : 5,
    );
    expect(before).not.toMatch(/(?<!\\)[[\]<](?!!-- -->)|https?:|www\.|[@#](?=\w)/);
    expect(lines.at(-2)).toBe(lines[fence]?.replace('kusto', ''));
  });
});

test.each(Object.keys(formats) as FormatName[])('%s writes the same bytes twice', (format) => {
  const targets = format === 'defender' ? ['xdr'] : ['asim'];
  expect(rendered(format, example, {}, targets)).toBe(rendered(format, example, {}, targets));
});

test.each(Object.keys(formats) as FormatName[])('%s writes what is on record', async (format) => {
  const targets = format === 'defender' ? ['xdr'] : ['asim'];
  const path = `../golden/formats/${format}${formats[format].extension}`;
  await expect(rendered(format, example, {}, targets)).toMatchFileSnapshot(path);
});
