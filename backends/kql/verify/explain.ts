import type { MappedExpression, MappedRule } from '../../../src/ir/index.ts';
import type { SchemaCatalog } from '../../../src/schema/index.ts';
import type { ExplainedTest } from '../../../src/verifier.ts';
import { compileQuery, type Row } from '../evaluate/index.ts';
import type { Kusto } from '../kusto/index.ts';

/** The query of a mapped rule, compact. */
export type EmitQuery = (rule: MappedRule) => string;

/** A part of a rule with its own query, ready to run. */
export interface ExplainedPart extends Omit<ExplainedTest, 'holds'> {
  holds(row: Row): boolean;
}

/**
 * Every part of a mapped rule as a query of its own, in the order of the query: first what the log source implies, then
 * the condition. Throws as the evaluator does.
 */
export function explainedParts(
  rule: MappedRule,
  emit: EmitQuery,
  kusto: Kusto,
  catalog: SchemaCatalog,
): readonly ExplainedPart[] {
  const parts: ExplainedPart[] = [];
  const visit = (node: MappedExpression, depth: number, implied: boolean): void => {
    const { text, holds } = compilePart({ ...rule, implied: [], condition: node }, emit, kusto, catalog);
    parts.push({
      depth,
      label: labelOf(node, implied),
      ...(node.kind === 'column' || node.kind === 'constant' ? { clause: clauseOf(text) } : {}),
      span: node.origin.rule,
      ...(node.origin.mapping === undefined ? {} : { mapping: node.origin.mapping }),
      holds,
    });
    for (const child of childrenOf(node)) visit(child, depth + 1, implied);
  };
  for (const node of rule.implied) visit(node, 0, true);
  visit(rule.condition, 0, false);
  return parts;
}

function compilePart(
  part: MappedRule,
  emit: EmitQuery,
  kusto: Kusto,
  catalog: SchemaCatalog,
): { readonly text: string; holds(row: Row): boolean } {
  const text = emit(part);
  // The whole query was checked before.
  const compiled = compileQuery(kusto, text, catalog, { check: 'syntax' });
  return { text, holds: (row) => compiled.run(new Map([[part.table.name, [row]]])).length > 0 };
}

/** What the query does behind its table, in one line; a test alone without its `where`. */
function clauseOf(query: string): string {
  const steps = query.split('\n').filter((line) => line.startsWith('| '));
  return steps.join(' ').replace(/^\| (?:where )?/, '') || 'true';
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
