import {
  columnNames,
  columnTestsOf,
  type MappedCorrelation,
  type MappedExpression,
  type MappedRule,
} from '../ir/index.ts';
import type { DataSource } from './explanation.ts';

/** The tables of a query and what it reads of them, each table once, in the order of the query. */
export function dataSourcesOf(
  mapped: MappedRule | MappedCorrelation,
  connectors: Readonly<Record<string, readonly string[]>>,
): readonly DataSource[] {
  const sources = new Map<string, DataSource>();
  for (const { table, schema, columns } of readsOf(mapped)) {
    const known = sources.get(table)?.columns ?? [];
    sources.set(table, {
      table,
      schema,
      connectors: Object.hasOwn(connectors, schema) ? (connectors[schema] ?? []) : [],
      columns: [...new Set([...known, ...columns])].sort(),
    });
  }
  return [...sources.values()];
}

interface TableRead {
  readonly table: string;
  readonly schema: string;
  readonly columns: readonly string[];
}

function readsOf(mapped: MappedRule | MappedCorrelation): readonly TableRead[] {
  if (mapped.kind === 'rule') {
    const { name, schema } = mapped.table;
    return [{ table: name, schema, columns: [mapped.condition, ...mapped.implied].flatMap(columnsIn) }];
  }
  return mapped.bases.flatMap((base) => {
    if (base.kind === 'chained') return readsOf(base.correlation);
    const own = [base.events.table.timeColumn, ...[...base.keys, ...base.values].flatMap(columnNames)];
    return readsOf(base.events).map((read) => ({ ...read, columns: [...read.columns, ...own] }));
  });
}

function columnsIn(expression: MappedExpression): readonly string[] {
  return [...columnTestsOf(expression)].flatMap(({ column, values }) => [
    ...columnNames(column),
    ...values.flatMap((value) => (value.kind === 'column-reference' ? columnNames(value.column) : [])),
  ]);
}
