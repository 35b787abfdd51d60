import type { Backend } from '../../../src/backend/backend.ts';
import { clausesFrom, type TracedQuery } from '../../../src/backend/source-map.ts';
import {
  columnNames,
  mappedChildrenOf,
  type ColumnExpression,
  type ColumnTest,
  type ColumnValue,
  type MappedExpression,
  type MappedRule,
} from '../../../src/ir/index.ts';
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
  const parts: ExplainedPart[] = [];
  const visit = (node: MappedExpression, depth: number, implied: boolean): void => {
    const { text } = writer.emit({ ...rule, implied: [], condition: node }, 'compact');
    // The whole query was checked before.
    const compiled = compileQuery(kusto, text, catalog, { check: 'syntax' });
    parts.push({
      depth,
      label: labelOf(node, implied),
      ...(node.kind === 'column' ? { clause: clauseOf(node, query) } : {}),
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
      return node.name;
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

/** Tests of one field on several columns are of the same place, so columns tell their clauses apart. */
function clauseOf({ column, values, origin: { rule } }: ColumnTest, { text, map }: TracedQuery): string {
  const own = new Set([column, ...values.flatMap(referencedColumn)].flatMap(columnNames));
  const ranges = map.filter(({ columns }) => columns.every((name) => own.has(name)));
  const clauses = clausesFrom({ text, map: ranges }, ({ rule: part, test = part }) => {
    return test.source === rule.source && test.start === rule.start && test.end === rule.end;
  });
  return [...new Set(clauses.map((clause) => clause.text))].join(' … ');
}

function referencedColumn(value: ColumnValue): readonly ColumnExpression[] {
  return value.kind === 'column-reference' ? [value.column] : [];
}
