import type { SyntaxNode } from '../../kusto/index.ts';
import { compileExpression } from '../expression.ts';
import { partOf } from '../literals.ts';
import type { Plan, Scope } from '../model.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { keyOf } from '../values/compare.ts';
import type { Row } from '../values/value.ts';
import type { TabularOperator } from './row.ts';

/** `partition by`: runs a subquery on the rows of each key. */
export const partitionOperators: Readonly<Record<string, TabularOperator>> = {
  PartitionOperator: { page: 'partition-operator', compile: partition },
};

function partition(node: SyntaxNode, input: Plan, outer: Scope): Plan {
  const scope = outer.withColumns(input.columns);
  const key = compileExpression(partOf(node, 'ByExpression'), scope);
  const subquery = partOf(node, 'Operand').part('Subquery');
  if (subquery === undefined) throw new UnsupportedKql('partition with a query of its own');
  const current: { rows: readonly Row[] } = { rows: [] };
  const source: Plan = { columns: input.columns, rows: () => current.rows };
  const result = outer.environment.compilePipeline(subquery, source, outer);
  return {
    columns: result.columns,
    rows(run) {
      const groups = new Map<unknown, Row[]>();
      for (const row of input.rows(run)) {
        const value = keyOf(key.get(row, run), key.type);
        const group = groups.get(value);
        if (group) group.push(row);
        else groups.set(value, [row]);
      }
      return [...groups.values()].flatMap((rows) => {
        current.rows = rows;
        return [...result.rows({ ...run, memo: new Map() })];
      });
    },
  };
}
