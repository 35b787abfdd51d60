import { parse } from 'yaml';
import { acceptedTechniques } from '../../backends/kql/formats/data/techniques.ts';
import { catalogs } from '../support/formats.ts';
import { changed, listOf, textOf, type Check, type Data } from './check.ts';
import { queryChecks } from './column-checks.ts';
import { connectorIds } from './connector-ids.ts';
import { detailChecks } from './detail-checks.ts';
import { entityChecks, entityColumns } from './entity-checks.ts';
import { scheduleChecks } from './schedule-checks.ts';
import { tacticNames } from './tactic-names.ts';

const severities = ['Informational', 'Low', 'Medium', 'High'];
const operators = ['gt', 'lt', 'eq', 'ne', 'GreaterThan', 'LessThan', 'Equal', 'NotEqual'];
const legacyColumns = ['Account', 'Host', 'IP', 'URL', 'Process', 'FileHash'].map(
  (name) => `${name}CustomEntity`,
);
const unit: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };
const required = ['id', 'kind', 'name', 'description', 'severity', 'query'];
const requiredOfScheduled = [
  'requiredDataConnectors',
  'queryFrequency',
  'queryPeriod',
  'triggerOperator',
  'triggerThreshold',
];

/** The rules about what hunting queries and analytics rules of the community repository have in common. */
const commonChecks: readonly Check<Data>[] = [
  {
    name: 'an id that is a GUID',
    holds: (rule) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(textOf(rule, 'id')),
    broken: (rule) => changed(rule, { id: 'rule-1' }),
  },
  {
    name: 'a name of at most 256 characters',
    holds: (rule) => isText(rule['name'], 256),
    broken: (rule) => changed(rule, { name: 'a'.repeat(257) }),
  },
  {
    name: 'a description of at most 5,000 characters',
    holds: (rule) => isText(rule['description'], 5_000),
    broken: (rule) => changed(rule, { description: 'a'.repeat(5_001) }),
  },
  {
    name: 'connectors with data types',
    holds: (rule) =>
      listOf<Data>(rule, 'requiredDataConnectors').every(
        (connector) => listOf(connector, 'dataTypes').length > 0,
      ),
    broken: (rule) => changed(rule, { requiredDataConnectors: [{ connectorId: 'Syslog' }] }),
  },
  {
    name: 'known connectors',
    holds: (rule) =>
      listOf<Data>(rule, 'requiredDataConnectors').every((connector) =>
        connectorIds.includes(textOf(connector, 'connectorId')),
      ),
    broken: (rule) =>
      changed(rule, { requiredDataConnectors: [{ connectorId: 'Sysmon', dataTypes: ['Event'] }] }),
  },
  {
    name: 'known tactics',
    holds: (rule) => listOf<string>(rule, 'tactics').every((tactic) => tacticNames.includes(tactic)),
    broken: (rule) => changed(rule, { tactics: ['Stealth'] }),
  },
  {
    name: 'techniques in their notation',
    holds: (rule) =>
      listOf<string>(rule, 'relevantTechniques').every((technique) => /^T\d{4}(\.\d{3})?$/.test(technique)),
    broken: (rule) => changed(rule, { relevantTechniques: ['t1059'] }),
  },
  {
    name: 'techniques of the tactics',
    holds: (rule) =>
      listOf<string>(rule, 'relevantTechniques').every((technique) => isOfTactics(technique, rule)),
    broken: (rule) => changed(rule, { tactics: ['Impact'], relevantTechniques: ['T1059.001'] }),
  },
  {
    name: 'a version of three numbers',
    holds: (rule) => /^\d+\.\d+\.\d+$/.test(textOf(rule, 'version')),
    broken: (rule) => changed(rule, { version: '2024-03-07' }),
  },
  {
    name: 'a version of at most 20 characters',
    holds: (rule) => textOf(rule, 'version').length <= 20,
    broken: (rule) => changed(rule, { version: '1.0.0000000000000000001' }),
  },
  {
    name: 'a mapping of every legacy column',
    holds: (rule) =>
      legacyColumns.every(
        (column) => !textOf(rule, 'query').includes(column) || entityColumns(rule).includes(column),
      ),
    broken: (rule) => changed(rule, { query: `${textOf(rule, 'query')} // HostCustomEntity` }),
  },
  ...entityChecks,
  ...detailChecks,
  ...queryChecks(catalogs.sentinel),
];

/** The rules about a hunting query. */
export const huntingChecks: readonly Check<Data>[] = [
  ...commonChecks,
  {
    name: 'nothing that only analytics rules have',
    holds: (rule) =>
      ['severity', 'kind', ...requiredOfScheduled.slice(1)].every((key) => rule[key] === undefined),
    broken: (rule) => changed(rule, { severity: 'High' }),
  },
];

/** The rules about an analytics rule, one for each check of the repository's own tests. */
export const analyticsChecks: readonly Check<Data>[] = [
  ...required.map((key) => requires(key, () => true)),
  ...requiredOfScheduled.map((key) => requires(key, (rule) => rule['kind'] !== 'NRT')),
  ...commonChecks,
  {
    name: 'a known kind',
    holds: (rule) => ['Scheduled', 'NRT'].includes(textOf(rule, 'kind')),
    broken: (rule) => changed(rule, { kind: 'Fusion' }),
  },
  {
    name: 'a known severity',
    holds: (rule) => severities.includes(textOf(rule, 'severity')),
    broken: (rule) => changed(rule, { severity: 'Critical' }),
  },
  {
    name: 'a known trigger operator',
    holds: (rule) => rule['kind'] === 'NRT' || operators.includes(textOf(rule, 'triggerOperator')),
    broken: (rule) => changed(rule, { triggerOperator: 'ge' }),
  },
  {
    name: 'a trigger threshold of 0 to 10,000',
    holds: (rule) => {
      const { kind, triggerThreshold: threshold } = rule;
      return (
        kind === 'NRT' ||
        (Number.isInteger(threshold) && Number(threshold) >= 0 && Number(threshold) <= 10_000)
      );
    },
    broken: (rule) => changed(rule, { triggerThreshold: 10_001 }),
  },
  ...scheduleChecks(secondsOf, (seconds) => `${seconds / 60}m`),
];

/** The rules about the text of a file; they need no parsed rule. */
export const textChecks: readonly Check<string>[] = [
  {
    name: 'ASCII only',
    holds: (text) => /^[\u0000-\u007f]*$/.test(text),
    broken: (text) => `${text}# \u2013\n`,
  },
  {
    name: 'the same for readers of YAML 1.1 and 1.2',
    holds: (text) =>
      JSON.stringify(parse(text, { version: '1.1' })) === JSON.stringify(parse(text, { version: '1.2' })),
    broken: (text) => `${text}extra: on\n`,
  },
  {
    name: 'a line break at the end, and no carriage returns',
    holds: (text) => text.endsWith('\n') && !text.endsWith('\n\n') && !text.includes('\r'),
    broken: (text) => text.replaceAll('\n', '\r\n'),
  },
];

function requires(key: string, applies: (rule: Data) => boolean): Check<Data> {
  return {
    name: `${key} is there`,
    holds: (rule) => !applies(rule) || rule[key] !== undefined,
    broken: (rule) => changed(rule, { [key]: undefined }),
  };
}

function isOfTactics(technique: string, rule: Data): boolean {
  const tactics = listOf<keyof typeof acceptedTechniques>(rule, 'tactics');
  return tactics.some((tactic) => acceptedTechniques[tactic].includes(technique.split('.')[0] ?? ''));
}

function isText(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}

function secondsOf(text: string): number {
  const [, amount, name = ''] = /^(\d+)([mhd])$/.exec(text) ?? [];
  return amount === undefined ? Number.NaN : Number(amount) * (unit[name] ?? Number.NaN);
}
