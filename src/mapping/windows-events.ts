import type { ColumnExpression, PlainColumn } from '../ir/index.ts';
import { jsonEscapes, xmlEntities } from './escapes.ts';
import type {
  FieldLanding,
  FieldMapping,
  FieldSet,
  LogsourceMapping,
  Loss,
  Mapping,
  MappedPredicate,
  ValueRewrite,
} from './model.ts';
import type { ScalarType } from '../schema/index.ts';

/**
 * The same mapping for workspaces that collect Windows channels into `WindowsEvent` instead of `Event`:
 * every log source of `Event` moves there. Provider and channel have other column names, and a value of
 * the event is a property of the dynamic `EventData` instead of an XML element of text. How it nests the elements of
 * UserData is not documented, so that their values are looked for anywhere in it. Evidence: the table references of
 * Event and WindowsEvent.
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
  return Object.fromEntries(Object.entries(set).map(([name, field]) => [name, moveField(name, field)]));
}

function moveField(name: string, field: FieldMapping): FieldMapping {
  const { landing } = field;
  const own = systemColumns[name];
  if (own !== undefined && landing.kind === 'unsupported') {
    return { ...field, landing: { kind: 'column', column: own } };
  }
  const plain = landing.kind === 'column' && landing.column.kind === 'plain' ? landing.column : undefined;
  if (plain?.name === 'RenderedDescription') {
    const reason = 'WindowsEvent has no rendered message';
    return { ...field, landing: { kind: 'unsupported', reason }, rewrites: [], losses: [] };
  }
  if (landing.kind === 'column' && readsElement(landing.column)) {
    return {
      ...field,
      landing: { kind: 'column', column: eventData },
      rewrites: [...jsonEscapes, ...field.rewrites, { kind: 'anywhere' }],
      losses: [...field.losses, insideData],
    };
  }
  const rewrites = plain?.name === 'EventData' ? inJson(field.rewrites) : field.rewrites;
  return { ...field, landing: moveLanding(landing), rewrites };
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
      return {
        ...landing,
        cases: mapValues(landing.cases, movePredicate),
        otherwise: landing.otherwise.map(moveColumn),
      };
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
    case 'xml-element':
      return movePlain(column.base);
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
  EventCategory: { name: 'Task' },
  EventData: { type: 'dynamic' },
};

const eventData = column('EventData', 'dynamic');

/** What the table says of an event beside its data, where `Event` has no column for it; by Sigma field. */
const systemColumns: Readonly<Record<string, PlainColumn>> = {
  eventrecordid: column('EventRecordId', 'string'),
  keywords: column('Keywords', 'string'),
  opcode: column('Opcode', 'string'),
  userid: column('SystemUserId', 'string'),
};

const insideData: Loss = {
  effect: 'wider',
  when: 'always',
  note: 'the value is looked for anywhere in the data of the event',
};

function column(name: string, type: ScalarType): PlainColumn {
  return { kind: 'plain', name, type, optional: false };
}

/** The data of an event is JSON here, in which other characters are escaped than in XML. */
function inJson(rewrites: readonly ValueRewrite[]): readonly ValueRewrite[] {
  const isEntity = (rewrite: ValueRewrite): boolean =>
    xmlEntities.some(
      (entity) => entity.kind === 'replace' && rewrite.kind === 'replace' && entity.from === rewrite.from,
    );
  return [...jsonEscapes, ...rewrites.filter((rewrite) => !isEntity(rewrite))];
}

/** Whether a value is in an element of UserData. */
function readsElement(expression: ColumnExpression): boolean {
  return expression.kind === 'first-filled'
    ? expression.alternatives.some(readsElement)
    : expression.kind === 'xml-element';
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
