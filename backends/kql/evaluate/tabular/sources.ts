import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { compileExpression } from '../expression.ts';
import { nameText } from '../names.ts';
import { partOf } from '../literals.ts';
import type { Plan, Run, Scope, Typed } from '../model.ts';
import { castTo } from '../operators/comparisons.ts';
import { arithmetic } from '../operators/arithmetic.ts';
import { InvalidKql, UnsupportedKql } from '../unsupported.ts';
import type { Row, Value } from '../values/value.ts';
import { namedExpressions } from './columns.ts';
import { declaredColumns } from './types.ts';

/** `range` makes at most this many rows here. */
const longestRange = 5_000_000;

/** `datatable(A: string)["x"]`. https://learn.microsoft.com/kusto/query/datatable-operator */
export function compileDatatable(node: SyntaxNode, scope: Scope): Plan {
  const columns = declaredColumns(partOf(node, 'Schema').part('Columns'));
  const values = elements(node.part('Values')).map((value, index) =>
    castTo(
      compileExpression(value, scope.withColumns([])),
      columns[index % columns.length]?.type ?? 'dynamic',
    ),
  );
  if (values.length % columns.length !== 0) throw new InvalidKql('datatable has an incomplete row');
  return {
    columns,
    rows(run) {
      const rows: Row[] = [];
      for (let at = 0; at < values.length; at += columns.length) {
        rows.push(values.slice(at, at + columns.length).map((value) => value.get([], run)));
      }
      return rows;
    },
  };
}

/** `print a = 1, 2`. https://learn.microsoft.com/kusto/query/print-operator */
export function compilePrint(node: SyntaxNode, scope: Scope): Plan {
  const named = namedExpressions(elements(node.part('Expressions')), scope.withColumns([]), 'print_');
  return {
    columns: named.map(({ name, expression }) => ({ name, type: expression.type })),
    rows: (run) => [named.map(({ expression }) => expression.get([], run))],
  };
}

/** `range x from 1 to 5 step 1`. https://learn.microsoft.com/kusto/query/range-operator */
export function compileRange(node: SyntaxNode, outer: Scope): Plan {
  const scope = outer.withColumns([]);
  const [from, to, step] = ['From', 'To', 'Step'].map((name) =>
    compileExpression(partOf(node, name), scope),
  ) as [Typed, Typed, Typed];
  const next = (current: Value, run: Run): Value => {
    const value: Typed = { type: from.type, constant: true, get: () => current };
    return (arithmetic['+']?.compile(value, step) ?? value).get([], run);
  };
  return {
    columns: [{ name: nameText(partOf(node, 'Name')), type: from.type }],
    rows(run) {
      const rows: Row[] = [];
      const [last, size] = [to.get([], run), step.get([], run)];
      if (last === null || size === null || size === 0) return rows;
      const isUp = Number(size) > 0;
      for (
        let value = from.get([], run);
        value !== null && (isUp ? value <= last : value >= last);
        value = next(value, run)
      ) {
        if (rows.length >= longestRange) throw new UnsupportedKql(`range of more than ${longestRange} rows`);
        rows.push([value]);
      }
      return rows;
    },
  };
}
