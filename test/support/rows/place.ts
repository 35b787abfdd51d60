import { isDeepStrictEqual } from 'node:util';
import type { ColumnExpression } from '../../../src/ir/index.ts';
import type {
  CasesLanding,
  FieldMapping,
  HashesLanding,
  LogsourceMapping,
  Loss,
  Mapping,
  MappedPredicate,
} from '../../../src/mapping/index.ts';
import { resolveField } from '../../../src/mapping/resolve.ts';
import type { Columns } from '../../../src/schema/index.ts';
import { message, textOf, type EventValue, type SigmaEvent } from '../sigma/event.ts';
import type { Random } from '../sigma/random.ts';
import { RowDraft } from './draft.ts';
import { NoRow } from './no-row.ts';
import { meet, meets, violate } from './predicate.ts';
import { rewritten } from './rewrite.ts';

/** Where the events of a log source go. */
export interface Destination {
  readonly mapping: Mapping;
  readonly entry: LogsourceMapping;
  readonly columns: Columns;
  /** Every field that the rule tests: those that the event lacks must be empty in the row. */
  readonly fields: readonly string[];
  /** Whether rows lose what the mapping says that tests always lose. */
  readonly isLossy?: boolean;
}

/** Where a row should be in regard to the log source: among its events, or not. */
export type Membership = 'inside' | 'outside';

/**
 * A row that a source would write for an event, by the mapping of fields to columns, read from field to
 * column. Of several ways to write it (one of two columns, one of two spellings) one is chosen. Throws
 * {@link NoRow} where the table has no such row.
 */
export function placeEvent(
  event: SigmaEvent,
  destination: Destination,
  membership: Membership,
  random: Random,
): Readonly<Record<string, unknown>> {
  const row = new RowDraft(destination.columns, random);
  const sides = new Map<string, number>();
  for (const [name, held] of event) {
    if (held === '') continue;
    if (name === message) putMessage(row, destination, textOf(held), random);
    else if (!isLost(fieldOf(destination, name), destination, random)) {
      put(row, fieldOf(destination, name), held, sides, random);
    }
  }
  placeLogsource(row, destination, membership, random);
  for (const name of destination.fields) {
    if (name === message) continue;
    const field = fieldOf(destination, name);
    const held = event.get(name) ?? '';
    if (held === '') putOther(row, field, destination, random);
    if (destination.isLossy !== true || !field.losses.some(isConstant)) check(row, field, held);
  }
  return row.record();
}

/** Whether the row is one of those that lack what the field holds. */
function isLost({ losses }: FieldMapping, { isLossy }: Destination, random: Random): boolean {
  if (isLossy !== true || !losses.some((loss) => isConstant(loss) && loss.effect !== 'wider')) return false;
  return random.below(2) === 0;
}

/** What a column holds beside an empty field: the rest of a longer text, or what another source writes there. */
function putOther(row: RowDraft, field: FieldMapping, { isLossy }: Destination, random: Random): void {
  const { landing, rewrites, losses } = field;
  if (landing.kind !== 'column' || row.read(landing.column) !== '' || random.below(2) === 0) return;
  const isOfOthers = losses.some((loss) => isConstant(loss) && loss.effect !== 'narrower');
  if (rewrites.some(({ kind }) => kind === 'anywhere')) row.add(landing.column, 'elsewhere');
  else if (isLossy === true && isOfOthers) row.put(landing.column, 'elsewhere');
}

function isConstant({ when }: Loss): boolean {
  return when === 'always';
}

/** A field without a mapping is one that the table can't hold: a rule may test it beside others. */
function fieldOf({ mapping, entry }: Destination, name: string): FieldMapping {
  const reason = 'there is no column';
  const landing = { kind: 'unsupported', reason } as const;
  return (
    resolveField(mapping, entry, name) ?? { name, landing, rewrites: [], losses: [], place: entry.place }
  );
}

function put(
  row: RowDraft,
  field: FieldMapping,
  held: EventValue,
  sides: Map<string, number>,
  random: Random,
): void {
  const { landing } = field;
  switch (landing.kind) {
    case 'column':
    case 'alternatives': {
      const columns = landing.kind === 'column' ? [landing.column] : landing.columns;
      const side =
        landing.kind === 'column' ? 0 : (sides.get(landing.spread) ?? random.below(columns.length));
      if (landing.kind === 'alternatives') sides.set(landing.spread, side);
      const column = columns[Math.min(side, columns.length - 1)];
      if (column === undefined) throw new Error(`${field.name} has no column`);
      const { texts, isPart } = rewritten(textOf(held), field.rewrites);
      const text = random.pick(texts);
      if (isPart) row.add(column, text);
      else row.put(column, text === textOf(held) ? held : text);
      const isPartOf = (other: ColumnExpression): boolean =>
        column.kind === 'joined' && column.parts.some((part) => isDeepStrictEqual(part, other));
      if (columns.some((other) => isPartOf(other) && row.read(other) === '')) {
        throw new NoRow(
          'the column that holds the field alone is never empty beside the one that holds more',
        );
      }
      return;
    }
    case 'hashes':
      return putHashes(row, landing, textOf(held));
    case 'cases': {
      const predicate = caseOf(landing, held);
      if (predicate !== undefined) meet(row, predicate, random);
      else if (landing.otherwise.length > 0) row.put(random.pick(landing.otherwise), held);
      return;
    }
    case 'constant':
      if (textOf(held).toLowerCase() !== landing.value.toLowerCase()) {
        throw new NoRow('the field has the same value in all rows');
      }
      return;
    case 'unsupported':
      return;
  }
}

/** What a row is like where the field holds this; `*` stands for anything. */
function caseOf({ cases }: CasesLanding, held: EventValue): MappedPredicate | undefined {
  return cases[textOf(held).toLowerCase()] ?? (held === '' ? undefined : cases['*']);
}

/** `MD5=…,SHA256=…`, each digest to its column; algorithms without a column are lost. */
function putHashes(row: RowDraft, landing: HashesLanding, text: string): void {
  for (const part of text.split(',')) {
    const [, name, digest = ''] = /^(?:(\w+)=)?([0-9a-f]+)$/i.exec(part) ?? [];
    const algorithm = name?.toUpperCase() ?? { 32: 'MD5', 40: 'SHA1', 64: 'SHA256' }[digest.length];
    if (algorithm === undefined || digest.length !== digits[algorithm]) {
      throw new NoRow('the value is not a list of digests');
    }
    const column = landing.columns[algorithm];
    if (column === undefined) throw new NoRow('the table has no column for the algorithm');
    row.put(column, digest);
  }
}

const digits: Readonly<Record<string, number>> = { MD5: 32, IMPHASH: 32, SHA1: 40, SHA256: 64 };

function putMessage(row: RowDraft, { mapping, entry }: Destination, text: string, random: Random): void {
  const columns = mapping.tables[entry.table]?.keywords ?? [];
  if (columns.length > 0) row.add(random.pick(columns), text, false);
}

function placeLogsource(row: RowDraft, { entry }: Destination, membership: Membership, random: Random): void {
  const broken: MappedPredicate | undefined =
    membership === 'outside' && entry.where.length > 0 ? random.pick(entry.where) : undefined;
  if (membership === 'outside' && broken === undefined) throw new NoRow('the log source has the whole table');
  for (const predicate of entry.where) if (predicate !== broken) meet(row, predicate, random);
  if (broken !== undefined) violate(row, broken, random);
  if (entry.where.every((predicate) => meets(row, predicate)) !== (membership === 'inside')) {
    throw new NoRow('the values of the event do not go with the log source');
  }
}

/** What was put for other fields, or for the log source, must not change what this field holds. */
function check(row: RowDraft, field: FieldMapping, held: EventValue): void {
  const { landing } = field;
  if (landing.kind === 'cases') {
    const expected = caseOf(landing, held);
    const isRight =
      expected === undefined
        ? landing.otherwise.length > 0 ||
          Object.values(landing.cases).every((predicate) => !meets(row, predicate))
        : meets(row, expected);
    if (!isRight) throw new NoRow('no row is in the case of the value');
  }
  if (held !== '' || field.rewrites.some(({ kind }) => kind === 'anywhere')) return;
  const columns =
    landing.kind === 'column'
      ? [landing.column]
      : landing.kind === 'alternatives'
        ? landing.columns
        : landing.kind === 'hashes'
          ? Object.values(landing.columns)
          : [];
  if (columns.some((column) => row.read(column) !== '')) {
    throw new NoRow('the column of an absent field has to hold something');
  }
}
