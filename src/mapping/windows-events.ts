import type { ColumnExpression, PlainColumn } from '../ir/index.ts';
import type {
  FieldLanding,
  FieldMapping,
  FieldSet,
  LogsourceMapping,
  Mapping,
  MappedPredicate,
} from './model.ts';

/**
 * The same mapping for workspaces that collect Windows channels into `WindowsEvent` instead of `Event`:
 * every log source of `Event` moves there. Provider and channel have other column names, and a value of
 * the event is a property of the dynamic `EventData` instead of an XML element of text. Evidence: the
 * table references of Event and WindowsEvent.
 */
export function inWindowsEvent(mapping: Mapping): Mapping {
  const moved = mapping.logsources.filter((logsource) => logsource.table === 'Event');
  const sets = new Set(moved.flatMap((logsource) => logsource.fields));
  return {
    ...mapping,
    logsources: mapping.logsources.map((logsource) =>
      logsource.table === 'Event' ? moveLogsource(logsource) : logsource,
    ),
    fieldSets: Object.fromEntries(
      Object.entries(mapping.fieldSets).map(([name, set]) => [name, sets.has(name) ? moveFields(set) : set]),
    ),
  };
}

function moveLogsource(logsource: LogsourceMapping): LogsourceMapping {
  return { ...logsource, table: 'WindowsEvent', where: logsource.where.map(movePredicate) };
}

function moveFields(set: FieldSet): FieldSet {
  return Object.fromEntries(Object.entries(set).map(([name, field]) => [name, moveField(field)]));
}

function moveField(field: FieldMapping): FieldMapping {
  const { landing } = field;
  const plain = landing.kind === 'column' && landing.column.kind === 'plain' ? landing.column : undefined;
  if (plain?.name === 'RenderedDescription') {
    const reason = 'WindowsEvent has no rendered message';
    return { ...field, landing: { kind: 'unsupported', reason }, rewrites: [], losses: [] };
  }
  return { ...field, landing: moveLanding(landing) };
}

function moveLanding(landing: FieldLanding): FieldLanding {
  switch (landing.kind) {
    case 'column':
      return { ...landing, column: moveColumn(landing.column) };
    case 'alternatives':
      return { ...landing, columns: landing.columns.map(moveColumn) };
    case 'hashes':
      return { ...landing, columns: mapValues(landing.columns, movePlain) };
    case 'cases':
      return { ...landing, cases: mapValues(landing.cases, movePredicate) };
    case 'constant':
    case 'unsupported':
      return landing;
  }
}

function movePredicate(predicate: MappedPredicate): MappedPredicate {
  switch (predicate.kind) {
    case 'all':
    case 'any':
      return { ...predicate, operands: predicate.operands.map(movePredicate) };
    case 'not':
      return { ...predicate, operand: movePredicate(predicate.operand) };
    case 'test':
      return { ...predicate, column: moveColumn(predicate.column) };
  }
}

function moveColumn(column: ColumnExpression): ColumnExpression {
  switch (column.kind) {
    case 'plain':
      return movePlain(column);
    case 'xml-data':
      return { kind: 'property', base: movePlain(column.base), path: [column.name] };
    case 'property':
      return { ...column, base: movePlain(column.base) };
    case 'joined':
      return { ...column, parts: column.parts.map(moveColumn) };
    case 'first-filled':
      return { ...column, alternatives: column.alternatives.map(moveColumn) };
    case 'converted':
      return { ...column, operand: moveColumn(column.operand) };
  }
}

function movePlain(column: PlainColumn): PlainColumn {
  return { ...column, ...columns[column.name] };
}

const columns: Readonly<Record<string, Partial<PlainColumn>>> = {
  Source: { name: 'Provider' },
  EventLog: { name: 'Channel' },
  EventData: { type: 'dynamic' },
};

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
