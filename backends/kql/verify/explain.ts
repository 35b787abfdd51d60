import type { Backend } from '../../../src/backend/backend.ts';
import { clausesFrom, type TracedQuery } from '../../../src/backend/source-map.ts';
import {
  columnNames,
  mappedChildrenOf,
  selectionLabel,
  type ColumnExpression,
  type ColumnTest,
  type ColumnValue,
  type MappedExpression,
  type MappedRule,
} from '../../../src/ir/index.ts';
import type { Span } from '../../../src/diagnostics/index.ts';
import type { SchemaCatalog } from '../../../src/schema/index.ts';
import type { ExplainedTest } from '../../../src/backend/verifier.ts';
import { compileQuery, type Row } from '../evaluate/index.ts';
import type { Kusto } from '../kusto/index.ts';

/** What writes the query of a rule. */
export type QueryWriter = Pick<Backend, 'emit'>;

/** What runs queries, and the tables that it knows. */
export interface Engine {
  readonly kusto: Kusto;
  readonly catalog: SchemaCatalog;
}

/** A part of a rule with its own query, ready to run. */
export interface ExplainedPart extends Omit<ExplainedTest, 'holds'> {
  readonly isMet: (row: Row) => boolean;
}

/**
 * Every part of a mapped rule as a query of its own, in the order of the query: first what the log source implies, then
 * the condition. Clauses are those of the given query, or else of the plain one. Throws as the evaluator does.
 */
export function explainedParts(
  rule: MappedRule,
  given: TracedQuery | undefined,
  writer: QueryWriter,
  { kusto, catalog }: Engine,
): readonly ExplainedPart[] {
  const query = given ?? tracedQuery(rule, writer);
  const nodes = [...rule.implied, rule.condition].flatMap((node) => [...nodesIn(node)]);
  const parts: ExplainedPart[] = [];
  const visit = (node: MappedExpression, depth: number, implied: boolean): void => {
    const own = tracedQuery({ ...rule, implied: [], condition: node }, writer);
    // The whole query was checked before.
    const compiled = compileQuery(kusto, own.text, catalog, { check: 'syntax' });
    parts.push({
      depth,
      label: labelOf(node, implied),
      ...(node.kind === 'column' ? { clause: clauseOf(node, isAmbiguous(node, nodes) ? own : query) } : {}),
      span: node.origin.rule,
      ...(node.origin.mapping === undefined ? {} : { mapping: node.origin.mapping }),
      isMet: (row) => compiled.run(new Map([[rule.table.name, [row]]])).length > 0,
    });
    for (const child of mappedChildrenOf(node)) visit(child, depth + 1, implied);
  };
  for (const node of rule.implied) visit(node, 0, true);
  visit(rule.condition, 0, false);
  return parts;
}

function labelOf(node: MappedExpression, implied: boolean): string {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'not':
      return node.kind;
    case 'selection':
      return selectionLabel(node);
    case 'column':
      return implied ? 'log source' : (node.field ?? 'test');
    case 'constant':
      return implied ? 'log source' : 'constant';
  }
}

function tracedQuery(rule: MappedRule, writer: QueryWriter): TracedQuery {
  const { text, map = [] } = writer.emit(rule, 'pretty', { sourceMap: true });
  return { text, map };
}

function* nodesIn(node: MappedExpression): Generator<MappedExpression> {
  yield node;
  for (const child of mappedChildrenOf(node)) yield* nodesIn(child);
}

/**
 * Whether the place in the rule and the columns do not tell the clause of a test from that of another part: from the
 * `not` around it that stands for the same place, or from another test of the log source on the same column. Such a
 * test shows the clause that it becomes by itself.
 */
function isAmbiguous(node: ColumnTest, nodes: readonly MappedExpression[]): boolean {
  const columns = columnsOf(node).join();
  return nodes.some(
    (other) =>
      other !== node &&
      isSamePlace(other.origin.rule, node.origin.rule) &&
      (other.kind === 'not' || (other.kind === 'column' && columnsOf(other).join() === columns)),
  );
}

function isSamePlace(a: Span, b: Span): boolean {
  return a.source === b.source && a.start === b.start && a.end === b.end;
}

function columnsOf({ column, values }: ColumnTest): readonly string[] {
  return [column, ...values.flatMap(referencedColumn)].flatMap(columnNames);
}

/** Tests of one field on several columns are of the same place, so columns tell their clauses apart. */
function clauseOf(node: ColumnTest, { text, map }: TracedQuery): string {
  const own = new Set(columnsOf(node));
  const ranges = map.filter(({ columns }) => columns.every((name) => own.has(name)));
  const clauses = clausesFrom({ text, map: ranges }, ({ rule, test = rule }) =>
    isSamePlace(test, node.origin.rule),
  );
  return [...new Set(clauses.map((clause) => clause.text))].join(' … ');
}

function referencedColumn(value: ColumnValue): readonly ColumnExpression[] {
  return value.kind === 'column-reference' ? [value.column] : [];
}
