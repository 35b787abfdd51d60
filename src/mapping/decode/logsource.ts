import type { Diagnostics } from '../../diagnostics/index.ts';
import type { YamlNode } from '../../yaml/index.ts';
import type { LogsourceMapping, LogsourcePattern, Loss, MappedPredicate } from '../model.ts';
import { placeOf } from './field.ts';
import { lossReader } from './loss.ts';
import { conjunctionReader } from './predicate.ts';
import {
  boolean,
  invalid,
  listOf,
  literal,
  object,
  oneOrMore,
  optional,
  required,
  text,
  withDefault,
  type Reader,
} from './reader.ts';
import type { TableScope } from './scope.ts';

/** What a log source may refer to. */
export interface LogsourceScope {
  /** The table of that name; reports on `node` and returns `undefined` if there is none. */
  readonly table: (name: string, node: YamlNode, diagnostics: Diagnostics) => TableScope | undefined;
  /** Whether a field set of that name is for that table; reports on `node` if not. */
  readonly checkFields: (set: string, table: string, node: YamlNode, diagnostics: Diagnostics) => boolean;
}

/** An entry of `logsources`. At least one of category, product and service must be named. */
export function logsourceReader(scope: LogsourceScope): Reader<LogsourceMapping> {
  return (node, diagnostics) => {
    const values = shell(node, diagnostics);
    if (!values) return undefined;
    const match = patternOf(values);
    if (Object.keys(match).length === 0) {
      return invalid(node, diagnostics, 'A log source needs at least one of category, product, service.');
    }
    const table = scope.table(values.table.text, values.table.node, diagnostics);
    if (!table) return undefined;
    const where = values.where ? conjunctionReader(table)(values.where, diagnostics) : noTests;
    const sets = values.fields.filter((set) =>
      scope.checkFields(set.text, table.table, set.node, diagnostics),
    );
    if (!where || sets.length < values.fields.length) return undefined;
    const fields = sets.map((set) => set.text);
    return {
      match,
      ...(values.eventIds && { eventIds: values.eventIds }),
      ...(values.lastResort && { lastResort: true }),
      table: table.table,
      ...(values.sources && { sources: values.sources }),
      where,
      fields,
      losses: values.losses,
      place: placeOf(node.span),
    };
  };
}

const noTests: readonly MappedPredicate[] = [];

const named: Reader<{ readonly text: string; readonly node: YamlNode }> = (node, diagnostics) => {
  const value = text(node, diagnostics);
  return value === undefined ? undefined : { text: value, node };
};

const eventId: Reader<string> = (node, diagnostics) => {
  const value = literal(node, diagnostics);
  if (value === undefined) return undefined;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? String(value)
    : invalid(node, diagnostics, 'Expected an event id: a whole number.');
};

const attribute = optional(oneOrMore('names', text));

const shell = object('a log source', {
  category: attribute,
  product: attribute,
  service: attribute,
  eventIds: optional(listOf('event ids', eventId)),
  lastResort: withDefault(boolean, false),
  table: required(named),
  sources: optional(listOf('tables', text)),
  where: withDefault<YamlNode | undefined>((node) => node, undefined),
  fields: withDefault(oneOrMore('field sets', named), []),
  losses: withDefault(listOf<Loss>('losses', lossReader), []),
});

function patternOf(names: {
  readonly [Attribute in keyof LogsourcePattern]: readonly string[] | undefined;
}): LogsourcePattern {
  const { category, product, service } = names;
  return {
    ...(category && { category: lowerCased(category) }),
    ...(product && { product: lowerCased(product) }),
    ...(service && { service: lowerCased(service) }),
  };
}

function lowerCased(names: readonly string[]): readonly string[] {
  return names.map((name) => name.toLowerCase());
}
