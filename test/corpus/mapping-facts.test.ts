import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSchemas, readTarget, sourceOfFile, yamlFiles } from '../../scripts/generate/mapping-files.ts';
import { Diagnostics, type Span } from '../../src/diagnostics/index.ts';
import type { PlainColumn } from '../../src/ir/index.ts';
import { decodeMapping } from '../../src/mapping/decode.ts';
import { mergeMappings } from '../../src/mapping/merge.ts';
import type { FieldMapping, Mapping } from '../../src/mapping/model.ts';
import { resolveField, resolveLogsource } from '../../src/mapping/resolve.ts';
import { parseCsv } from '../support/csv.ts';

/** One row of the collected facts: which column holds a field of a log source, and how well. */
interface Fact {
  readonly target_kind: string;
  readonly logsource: string;
  readonly target_table: string;
  readonly sigma_field: string;
  readonly 'target_column(s)': string;
  readonly quality: string;
}

const file = new URL('../../../shared/reference/field-mapping-facts.csv', import.meta.url);
const available = existsSync(file);

const waivers = parse(
  readFileSync(new URL('mapping-facts-waivers.yml', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;

describe.skipIf(!available)('the collected facts about fields (needs ../shared/reference)', () => {
  const mappings = new Map(['asim', 'native', 'xdr'].map((target) => [target, mappingOf(target)]));
  mappings.set(
    'security-event',
    mergeMappings(mappingOf('native'), presetOf('security-event', mappingOf('native'))),
  );
  const facts = available ? (parseCsv(readFileSync(file, 'utf8')) as unknown as readonly Fact[]) : [];
  const open = new Map(
    facts.flatMap((fact) => {
      const reason = disagreement(fact, mappings);
      return reason === undefined ? [] : [[nameOf(fact), reason] as const];
    }),
  );

  it('are there', () => {
    expect(facts.length).toBeGreaterThanOrEqual(1250);
  });

  it('agree with the mappings, or are waived with a reason', () => {
    const unexplained = [...open].filter(([name]) => !Object.hasOwn(waivers, name));
    expect(unexplained.map(([name, reason]) => `${name}: ${reason}`)).toEqual([]);
  });

  it('need every waiver that there is', () => {
    expect(Object.keys(waivers).filter((name) => !open.has(name))).toEqual([]);
  });
});

function mappingOf(target: string): Mapping {
  return readTarget(target, readSchemas(), new Diagnostics());
}

function presetOf(name: string, base: Mapping): Mapping {
  const path = yamlFiles('presets').find((candidate) => candidate.endsWith(`${name}.yml`)) ?? '';
  const preset = decodeMapping(sourceOfFile(path), readSchemas()('native'), new Diagnostics(), () => base);
  if (!preset) throw new Error(`The preset ${name} is wrong.`);
  return preset;
}

function nameOf(fact: Fact): string {
  return [fact.target_kind, fact.logsource, fact.target_table.split(' ')[0], fact.sigma_field]
    .join(' ')
    .trim();
}

/** What the mapping does otherwise than the fact says; `undefined` if they agree. */
function disagreement(fact: Fact, mappings: ReadonlyMap<string, Mapping>): string | undefined {
  const field = fieldOf(fact, mappings);
  const mapped = field !== undefined && field.landing.kind !== 'unsupported';
  if (fact.quality === 'none') return mapped ? 'mapped although no column is known' : undefined;
  if (!mapped) return 'not mapped';
  const wanted = fact['target_column(s)'].split(/[;/ ()"[\],]+/).filter((word) => word !== '');
  const used = columnsOf(field.landing);
  const agrees =
    wanted.length === 0 ||
    wanted.some((word) =>
      used.some((column) => word === column || word.startsWith(`${column}.`) || word.endsWith(`.${column}`)),
    );
  return agrees ? undefined : `lands in ${used.join(', ')}, not in ${fact['target_column(s)']}`;
}

function fieldOf(fact: Fact, mappings: ReadonlyMap<string, Mapping>): FieldMapping | undefined {
  const mapping = mappings.get(mappingNameOf(fact));
  const [product, category, service] = fact.logsource
    .split('/')
    .map((name) => (name === '-' ? undefined : name.toLowerCase()));
  const span: Span = { source: { path: '', text: '' }, start: 0, end: 0 };
  const logsource = {
    ...(product && { product }),
    ...(category && { category }),
    ...(service && { service }),
    span,
  };
  // Some facts hold for one event of a log: `… for 7045`.
  const [, eventId] = / for (\d+)$/.exec(fact.target_table) ?? [];
  const entry =
    mapping && resolveLogsource(mapping, logsource, eventId === undefined ? undefined : new Set([eventId]));
  return mapping && entry && resolveField(mapping, entry, fact.sigma_field);
}

/** Facts about the Security log as a source of Sysmon's categories are what the preset is for. */
function mappingNameOf(fact: Fact): string {
  if (fact.target_kind !== 'sentinel_native') return fact.target_kind;
  return fact.target_table.startsWith('SecurityEvent (EventID') ? 'security-event' : 'native';
}

/** The names of all columns inside a landing; properties and XML data count as their column. */
function columnsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'plain') return [(value as PlainColumn).name];
  return [...new Set(Object.values(value).flatMap(columnsOf))];
}
