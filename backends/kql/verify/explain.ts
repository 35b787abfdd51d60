import type { Backend } from '../../../src/backend/backend.ts';
import type { MappedExpression, MappedRule } from '../../../src/ir/index.ts';
import type { SchemaCatalog } from '../../../src/schema/index.ts';
import type { ExplainedTest } from '../../../src/backend/verifier.ts';
import { compileQuery, type Row } from '../evaluate/index.ts';
import type { Kusto } from '../kusto/index.ts';

/** What writes the query of a rule, and the clause that a part of it becomes. */
export type QueryWriter = Pick<Backend, 'emit' | 'clause'>;

/** A part of a rule with its own query, ready to run. */
export interface ExplainedPart extends Omit<ExplainedTest, 'holds'> {
  readonly isMet: (row: Row) => boolean;
}

/**
 * Every part of a mapped rule as a query of its own, in the order of the query: first what the log source implies, then
 * the condition. Throws as the evaluator does.
 */
export function explainedParts(
  rule: MappedRule,
  writer: QueryWriter,
  kusto: Kusto,
  catalog: SchemaCatalog,
): readonly ExplainedPart[] {
  const parts: ExplainedPart[] = [];
  const visit = (node: MappedExpression, depth: number, implied: boolean): void => {
    const { text } = writer.emit({ ...rule, implied: [], condition: node }, 'compact');
    // The whole query was checked before.
    const compiled = compileQuery(kusto, text, catalog, { check: 'syntax' });
    parts.push({
      depth,
      label: labelOf(node, implied),
      ...(node.kind === 'column' || node.kind === 'constant' ? { clause: writer.clause(rule, node) } : {}),
      span: node.origin.rule,
      ...(node.origin.mapping === undefined ? {} : { mapping: node.origin.mapping }),
      isMet: (row) => compiled.run(new Map([[rule.table.name, [row]]])).length > 0,
    });
    for (const child of childrenOf(node)) visit(child, depth + 1, implied);
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

function childrenOf(node: MappedExpression): readonly MappedExpression[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands;
    case 'not':
    case 'selection':
      return [node.operand];
    case 'column':
    case 'constant':
      return [];
  }
}
