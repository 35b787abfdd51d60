import { describe, expect, test } from 'vitest';
import { formats, type FormatName } from '../../backends/kql/formats/index.ts';
import { renderParts } from '../../backends/kql/formats/render-parts.ts';
import type { RuleSettings } from '../../src/config/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { formatInput } from '../support/formats.ts';
import { example } from './examples.ts';

/** Too long for a rule as a chain of tests, but not as one regular expression. */
const list = Array.from({ length: 400 }, (_, index) => `'value-${index}'`).join(', ');
const longList = Array.from(
  { length: 1_500 },
  (_, index) => `'${String(((index + 1) * 2_654_435_761) % 4_294_967_291).padStart(10, '0')}'`,
).join(', ');

/** What a rule or a setting must say for each finding, and whether the format is refused. */
type Row = readonly [
  codes: string,
  rule: string,
  settings: Partial<RuleSettings>,
  format: FormatName,
  refused: boolean,
];

const rows: readonly Row[] = [
  ['format-level-missing', example.replace('level: high\n', ''), {}, 'sentinel-arm', false],
  ['format-id', example.replace(/^id: .*\n/m, ''), {}, 'sentinel-arm', false],
  ['format-id', example.replace(/^id: .*\n/m, 'id: own-1\n'), {}, 'hunting-yaml', false],
  ['format-disabled', example.replace('stable', 'experimental'), {}, 'sentinel-arm', false],
  ['format-attack-tag', example.replace('attack.g0016', 'attack.t1685'), {}, 'sentinel-yaml', false],
  ['format-attack-tag', example.replace('attack.g0016', 'attack.t1620'), {}, 'sentinel-yaml', false],
  ['format-text-cut', example.replace('Encoded', 'Very '.repeat(60)), {}, 'sentinel-arm', false],
  ['format-column', example, { alertTitle: '{{NoSuchColumn}}' }, 'sentinel-arm', false],
  ['format-column', example, { alertTitle: '{{DvcHostname}}'.repeat(4) }, 'sentinel-arm', false],
  ['format-schedule', example, { frequency: 7200, period: 3600 }, 'sentinel-arm', false],
  ['', example.replace('level: high', 'level: low'), { frequency: 43_200, period: 300 }, 'defender', false],
  ['format-schedule', example, { frequency: 900 }, 'defender', false],
  ['format-schedule', example, { frequency: 172_800 }, 'defender', false],
  ['format-query-shortened', example.replace("' -enc '", `[${list}]`), {}, 'sentinel-arm', false],
  [
    'format-query-shortened format-query-split',
    example.replace("' -enc '", `[${longList}]`),
    {},
    'sentinel-arm',
    false,
  ],
  ['format-query-length', example.replace(": ' -enc '", `|all: [${longList}]`), {}, 'sentinel-arm', true],
  ['format-unavailable', example, {}, 'defender', true],
  ['format-unavailable', example.replace(' -enc ', 'HostCustomEntity'), {}, 'sentinel-yaml', true],
];

describe('findings of formats', () => {
  test.each(rows)('%s', (codes, rule, settings, format, refused) => {
    const diagnostics = new Diagnostics();
    const targets = format === 'defender' && !refused ? ['xdr'] : ['asim', 'native'];
    const texts = renderParts(formats[format], formatInput(rule, settings, targets), diagnostics);
    expect(diagnostics.list.map((found) => found.code).join(' ')).toBe(codes);
    expect(texts.length === 0).toBe(refused);
  });

  test.each(Object.keys(formats) as FormatName[])('%s has nothing to say about a plain rule', (format) => {
    const diagnostics = new Diagnostics();
    const targets = format === 'defender' ? ['xdr'] : ['asim'];
    expect(formats[format].render(formatInput(example, {}, targets), diagnostics)).toBeTypeOf('string');
    expect(diagnostics.list).toEqual([]);
  });
});
