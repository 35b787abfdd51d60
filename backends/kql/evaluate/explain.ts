import type { SchemaCatalog } from '../../../src/schema/index.ts';
import { elements, type Kusto, type SyntaxNode } from '../kusto/index.ts';
import { compilePlan, type EvaluateOptions } from './evaluate.ts';
import { compileExpression } from './expression.ts';
import { nameText } from './names.ts';
import { partOf } from './literals.ts';
import type { Plan, Run, Typed } from './model.ts';
import { castTo } from './operators/comparisons.ts';
import type { Row } from './values/value.ts';

/** One test of a `where`, such as `FileName =~ "cmd.exe"`, and how it came out for each row that reached it. */
export interface ClauseResult {
  /** Offsets of the test in the query. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly results: readonly (boolean | null)[];
}

interface Clause {
  readonly node: SyntaxNode;
  readonly expression: Typed;
  readonly input: Plan;
}

/**
 * Every test of every `where` of a query, in the order of the query, with its outcome for the rows that reached that
 * `where`. Tests are the operands of `and`, `or` and `not`; all are evaluated, even if another one decides. Throws as
 * `compileQuery` does.
 */
export function explainQuery(
  kusto: Kusto,
  query: string,
  catalog: SchemaCatalog,
  tables: ReadonlyMap<string, readonly Row[]>,
  options: EvaluateOptions = {},
): readonly ClauseResult[] {
  const clauses: Clause[] = [];
  compilePlan(kusto, query, catalog, options, (condition, scope, input) => {
    for (const node of tests(condition)) {
      clauses.push({ node, expression: castTo(compileExpression(node, scope), 'bool'), input });
    }
  });
  const run: Run = { tables, memo: new Map() };
  return clauses
    .map(({ node, expression, input }) => ({
      start: node.start,
      end: node.end,
      text: node.text,
      results: input.rows(run).map((row) => expression.get(row, run) as boolean | null),
    }))
    .toSorted((a, b) => a.start - b.start);
}

/** The operands of the logical operators of a condition, from left to right. */
function tests(condition: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = [condition];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'AndExpression' || node.kind === 'OrExpression') {
      pending.push(partOf(node, 'Right'), partOf(node, 'Left'));
    } else if (node.kind === 'ParenthesizedExpression') {
      pending.push(partOf(node, 'Expression'));
    } else if (node.kind === 'FunctionCallExpression' && nameText(partOf(node, 'Name')) === 'not') {
      pending.push(...elements(partOf(node, 'ArgumentList').part('Expressions')));
    } else {
      found.push(node);
    }
  }
  return found;
}
