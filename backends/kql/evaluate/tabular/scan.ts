import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { compileExpression } from '../expression.ts';
import { nameText } from '../names.ts';
import { partOf } from '../literals.ts';
import type { Plan, Run, Scope, Typed } from '../model.ts';
import { castTo } from '../operators/comparisons.ts';
import { InvalidKql, UnsupportedKql } from '../unsupported.ts';
import type { Column, Row, Value } from '../values/value.ts';
import { parameters } from './parameters.ts';
import type { TabularOperator } from './row.ts';
import { typeNamed } from './types.ts';

/** `scan`: sequences of rows that match steps. */
export const scanOperators: Readonly<Record<string, TabularOperator>> = {
  ScanOperator: { page: 'scan-operator', compile: scan },
};

interface Step {
  readonly name: string;
  readonly output: boolean;
  readonly condition: Typed;
  readonly assignments: readonly { readonly position: number; readonly expression: Typed }[];
}

/** The latest row of each step up to one step, and the number of the sequence. */
interface State {
  readonly rows: readonly (Row | undefined)[];
  readonly match: number;
}

function scan(node: SyntaxNode, input: Plan, outer: Scope): Plan {
  const matchName = parameters(node, ['with_match_id']).get('with_match_id');
  const declared = elements(node.part('DeclareClause')?.part('Declarations')).map((item) =>
    declaredVariable(item, outer),
  );
  const columns = [...input.columns, ...declared.map(({ column }) => column)];
  const defaults = declared.map(({ value }) => value);
  const unmatched: Row = [...input.columns.map(({ type }) => (type === 'string' ? '' : null)), ...defaults];
  const current: { rows: readonly (Row | undefined)[] } = { rows: [] };
  const stepNodes = elements(node.part('Steps'));
  let scope = outer.withColumns(columns);
  stepNodes.forEach((step, index) => {
    const name = nameText(partOf(step, 'Name'));
    scope = scope.withName(name, { kind: 'record', columns, get: () => current.rows[index] ?? unmatched });
  });
  const steps = stepNodes.map((step) => compileStep(step, columns, scope));
  const resultColumns: readonly Column[] =
    matchName === undefined ? columns : [...columns, { name: matchName, type: 'long' }];
  return {
    columns: resultColumns,
    rows(run) {
      const found: Row[] = [];
      const states: (State | undefined)[] = steps.map(() => undefined);
      let matches = 0;
      for (const row of input.rows(run)) {
        const extended = [...row, ...defaults];
        for (let index = steps.length - 1; index >= 0; index--) {
          const step = steps[index] as Step;
          const matched = matchStep(step, index, states, extended, run, current, () => matches++);
          if (matched && step.output)
            found.push(matchName === undefined ? matched.row : [...matched.row, matched.match]);
        }
      }
      return found;
    },
  };
}

/** The two checks of the documentation's matching logic, for one row and one step. Changes the states on a match. */
function matchStep(
  step: Step,
  index: number,
  states: (State | undefined)[],
  row: Row,
  run: Run,
  current: { rows: readonly (Row | undefined)[] },
  nextMatch: () => number,
): { readonly row: Row; readonly match: number } | undefined {
  const attempt = (rows: readonly (Row | undefined)[]): Row | undefined => {
    current.rows = rows;
    return step.condition.get(row, run) === true ? assigned(step, row, run) : undefined;
  };
  const previous = index > 0 ? states[index - 1] : undefined;
  const promoted = previous && attempt(previous.rows);
  if (previous && promoted) {
    states[index - 1] = undefined;
    states[index] = { rows: withRow(previous.rows, index, promoted), match: previous.match };
    return { row: promoted, match: previous.match };
  }
  const own = states[index];
  if (own === undefined && index > 0) return undefined;
  const repeated = attempt(own?.rows ?? []);
  if (repeated === undefined) return undefined;
  const match = own?.match ?? nextMatch();
  states[index] = { rows: withRow(own?.rows ?? [], index, repeated), match };
  return { row: repeated, match };
}

function assigned(step: Step, row: Row, run: Run): Row {
  const values: Value[] = [...row];
  for (const { position, expression } of step.assignments) values[position] = expression.get(row, run);
  return values;
}

function withRow(rows: readonly (Row | undefined)[], index: number, row: Row): readonly (Row | undefined)[] {
  const changed = [...rows];
  changed[index] = row;
  return changed;
}

function compileStep(node: SyntaxNode, columns: readonly Column[], scope: Scope): Step {
  const output = node.part('ScanStepOutput')?.part('OutputKind')?.text ?? 'all';
  if (output === 'last') throw new UnsupportedKql('scan step with output=last');
  if (node.part('OptionalKeyword')) throw new UnsupportedKql('optional scan step');
  const assignments = elements(node.part('ComputationClause')?.part('Assignments')).map((item) => {
    const name = nameText(partOf(item, 'Name'));
    const position = columns.findIndex((column) => column.name === name);
    const column = columns[position];
    if (column === undefined) throw new InvalidKql(`scan assigns the unknown column ${name}`);
    return {
      position,
      expression: castTo(compileExpression(partOf(item, 'Expression'), scope), column.type),
    };
  });
  return {
    name: nameText(partOf(node, 'Name')),
    output: output === 'all',
    condition: castTo(compileExpression(partOf(node, 'Condition'), scope), 'bool'),
    assignments,
  };
}

function declaredVariable(
  node: SyntaxNode,
  scope: Scope,
): { readonly column: Column; readonly value: Value } {
  const declaration = partOf(node, 'NameAndType');
  const type = typeNamed(partOf(declaration, 'Type'));
  const fallback = node.part('DefaultValue')?.part('Value');
  const missing = type === 'string' ? '' : null;
  const value = fallback
    ? castTo(compileExpression(fallback, scope), type).get([], { tables: new Map(), memo: new Map() })
    : missing;
  return { column: { name: nameText(partOf(declaration, 'Name')), type }, value };
}
