import type { ColumnExpression, MappingPlace } from '../../ir/index.ts';
import type { FieldMapping, FieldSet, ValueRewrite } from '../model.ts';
import { occurrenceLosses } from './occurrence-losses.ts';
import type { TableScope } from './scope.ts';

/**
 * Every column of a table as a field of its own name, for tables that keep the names of the source. Lists and objects,
 * also those that `lists` names because they are held as text, can only be searched for text. The columns that Azure
 * Monitor and Microsoft Sentinel add to each table are no fields
 * (https://learn.microsoft.com/azure/azure-monitor/logs/log-standard-columns).
 */
export function ownColumns({ columns }: TableScope, lists: readonly string[], place: MappingPlace): FieldSet {
  const fields = [...columns]
    .filter(([name]) => !name.startsWith('_') && !added.has(name))
    .map(([name, type]) => {
      const column: ColumnExpression = { kind: 'plain', name, type, optional: false };
      const isList = type === 'dynamic' || lists.includes(name);
      return [name.toLowerCase(), { name, place, ...(isList ? around(column) : alone(column)) }] as const;
    });
  return Object.fromEntries(fields);
}

type Held = Pick<FieldMapping, 'landing' | 'rewrites' | 'losses'>;

function alone(column: ColumnExpression): Held {
  return { landing: { kind: 'column', column }, rewrites: [], losses: [] };
}

function around(column: ColumnExpression): Held {
  return {
    landing: { kind: 'column', column, isAround: true },
    rewrites: insideJson,
    losses: occurrenceLosses(insideJson, []),
  };
}

const insideJson: readonly ValueRewrite[] = [
  { kind: 'replace', from: '\\', to: ['\\\\'] },
  { kind: 'replace', from: '"', to: ['\\"'] },
  { kind: 'anywhere' },
];

const added = new Set([
  'Computer',
  'MG',
  'ManagementGroupName',
  'RawData',
  'SourceComputerId',
  'SourceSystem',
  'TenantId',
  'TimeGenerated',
  'Timestamp',
  'Type',
]);
