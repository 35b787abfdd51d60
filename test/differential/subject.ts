import { kql } from '../../backends/kql/index.ts';
import { compileQuery, type CompiledQuery } from '../../backends/kql/evaluate/index.ts';
import type { EmitOptions } from '../../src/backend/backend.ts';
import { Diagnostics, type Effect } from '../../src/diagnostics/index.ts';
import type { DetectionRule, Expression, PlainColumn } from '../../src/ir/index.ts';
import { isAggregating, lowerDetection } from '../../src/lower/index.ts';
import { applyMapping, type LogsourceMapping, type Mapping } from '../../src/mapping/index.ts';
import { resolveRule } from '../../src/mapping/resolve.ts';
import { parseDocuments } from '../../src/parse/index.ts';
import type { SchemaCatalog } from '../../src/schema/index.ts';
import { verdictOf } from '../../src/outcome/verdict.ts';
import { catalogs, kusto } from '../support/kusto.ts';
import type { Destination } from '../support/rows/place.ts';
import { unifyFields } from '../support/rows/unify.ts';
import { fieldsOf } from '../support/sigma/demands.ts';

/** A rule, its query on one target, and what is needed to compare the two. */
export interface Subject {
  readonly path: string;
  readonly target: string;
  readonly verdict: 'exact' | 'approximate';
  /** The differences that the diagnostics announce. */
  readonly effects: ReadonlySet<Effect>;
  readonly rule: Expression;
  readonly query: string;
  readonly table: string;
  /** The column that tells rows apart in the result. */
  readonly timeColumn: string;
  readonly compiled: CompiledQuery;
  /** Another query over the same table. */
  readonly compile: (query: string) => CompiledQuery;
  readonly destination: Destination;
}

/** The detection rule of a text; undefined for other documents and invalid rules. */
export function readRule(path: string, text: string): DetectionRule | undefined {
  const diagnostics = new Diagnostics();
  const [document] = parseDocuments({ path, text }, diagnostics);
  if (document?.kind !== 'detection' || isAggregating(document)) return undefined;
  return lowerDetection(document, diagnostics);
}

/** The rule with its query on a target; undefined if the target refuses it. */
export function subjectOf(
  rule: DetectionRule,
  mapping: Mapping,
  options: Partial<EmitOptions> = {},
): Subject | undefined {
  const diagnostics = new Diagnostics();
  const mapped = applyMapping(rule, mapping, { asimParsers: 'workspace' }, diagnostics);
  const entry = resolveRule(mapping, rule);
  if (mapped === undefined || entry === undefined) return undefined;
  const { name, timeColumn } = mapped.table;
  const catalog = withOptionalColumns(name, mapping, entry);
  const columns = (catalog.functions.get(name) ?? catalog.tables.get(name))?.columns ?? new Map();
  const compile = (query: string): CompiledQuery => compileQuery(kusto, query, catalog);
  const { text } = kql.emit(mapped, 'compact', options);
  const condition = unifyFields(rule.condition, mapping, entry);
  return {
    path: rule.span.source.path,
    target: mapping.target,
    verdict: verdictOf(diagnostics.list),
    effects: new Set(diagnostics.list.flatMap(({ effect }) => (effect === undefined ? [] : [effect]))),
    rule: condition,
    query: text,
    table: name,
    timeColumn: columns.has(timeColumn) ? timeColumn : 'Timestamp',
    compiled: compile(text),
    compile,
    destination: { mapping, entry, columns, fields: fieldsOf(condition) },
  };
}

const catalogsWithOptionals = new Map<string, SchemaCatalog>();

/** The catalogue of a workspace in which the parser returns every column that only some return. */
function withOptionalColumns(name: string, mapping: Mapping, entry: LogsourceMapping): SchemaCatalog {
  const { functions, tables } = catalogs.all;
  const parser = functions.get(name);
  if (parser === undefined) return catalogs.all;
  const key = [mapping.target, name, ...entry.fields].join(' ');
  const known = catalogsWithOptionals.get(key);
  if (known !== undefined) return known;
  const more = plainColumns(entry.fields.map((set) => mapping.fieldSets[set])).filter(
    ({ optional }) => optional,
  );
  const columns = new Map([...parser.columns, ...more.map((column) => [column.name, column.type] as const)]);
  const catalog = { tables, functions: new Map([...functions, [name, { ...parser, columns }]]) };
  catalogsWithOptionals.set(key, catalog);
  return catalog;
}

/** Every plain column in a part of a mapping. */
function plainColumns(node: unknown): readonly PlainColumn[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(plainColumns);
  return 'kind' in node && node.kind === 'plain' ? [node as PlainColumn, ...inner] : inner;
}
