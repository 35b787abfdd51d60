import {
  many,
  type ColumnExpression,
  type JoinedColumn,
  type StringPattern,
  type XmlColumn,
} from '../../ir/index.ts';
import type { Formula, Formulas } from '../formula.ts';
import { buildRow, eventData, type Assigned, type Row } from '../row.ts';
import { subjectOf, type Subject } from '../subject.ts';
import type { NumberedTests, OpaqueTest } from '../tests.ts';
import type { Demand, Solution } from '../theory/demand.ts';
import { solveSubject } from '../theory/solve-subject.ts';
import { RunnableTest } from '../theory/subject-test.ts';
import type { Value } from '../theory/value.ts';
import type { Work } from '../work.ts';
import { relate, type WantedReference } from './relate.ts';

/** Rows that may satisfy tests, or why there are none. */
export type ModelSearch =
  | {
      readonly kind: 'rows';
      /** Each is worth trying; none may do, because subjects can depend on one another. */
      readonly rows: Iterable<Row>;
      readonly opaque: readonly OpaqueTest[];
    }
  | Exclude<Solution, { readonly kind: 'value' }>;

interface Group {
  readonly subject: Subject;
  readonly demands: Demand[];
}

/** Looks for a value of each subject that the tests are about, and makes rows of the values. */
export function searchModel(
  wanted: readonly Formula[],
  formulas: Formulas,
  tests: NumberedTests,
  work: Work,
): ModelSearch {
  const groups = new Map<string, Group>();
  const references: WantedReference[] = [];
  const opaque: OpaqueTest[] = [];
  for (const formula of wanted) {
    const node = formulas.node(formula);
    if (node.kind !== 'test') continue;
    const test = tests.at(node.test);
    if (test.kind === 'opaque') opaque.push(test);
    else if (test.kind === 'subject') {
      groupOf(test.subject, groups).demands.push({ formula, test: test.test, expected: formula > 0 });
    } else {
      groupOf(test.subject, groups);
      groupOf(test.other, groups);
      references.push({ reference: test, expected: formula > 0 });
    }
  }
  const values = new Map<string, Value>();
  for (const [key, { subject, demands }] of groups) {
    const solution = solveSubject(subject, demands, work);
    if (solution.kind !== 'value') return solution;
    values.set(key, solution.value);
  }
  const isRelated = relate(references, values, (key, pattern) => {
    const group = groups.get(key);
    return group && solvePinned(group, pattern, work);
  });
  if (!isRelated) {
    return { kind: 'gap', reason: "A comparison of two columns with each other can't be decided." };
  }
  return { kind: 'rows', rows: rowsOf(groups, values, work), opaque };
}

function groupOf(subject: Subject, groups: Map<string, Group>): Group {
  const group = groups.get(subject.key) ?? { subject, demands: [] };
  groups.set(subject.key, group);
  return group;
}

function solvePinned({ subject, demands }: Group, pattern: StringPattern, work: Work): Value | undefined {
  const pin = { kind: 'pattern', pattern, folding: 'none', ofFileName: false } as const;
  const demand: Demand = { formula: 0, test: new RunnableTest(pin, work), expected: true };
  const solution = solveSubject(subject, [...demands, demand], work);
  return solution.kind === 'value' ? solution.value : undefined;
}

/**
 * The values as rows: with joined texts taken apart, left whole, or made of what their parts are to hold, and with columns
 * that are tested as a whole holding what is read out of them.
 */
function* rowsOf(
  groups: ReadonlyMap<string, Group>,
  values: ReadonlyMap<string, Value>,
  work: Work,
): Generator<Row> {
  const assigned = (found: ReadonlyMap<string, Value>): readonly Assigned[] =>
    [...groups].map(([key, { subject }]) => ({ subject, value: found.get(key) ?? null }));
  yield buildRow(assigned(values), false);
  const pinned = new Map(values);
  for (const [key, group] of groups) {
    const pattern = patternAround(group.subject, assigned(values));
    if (pattern === undefined) continue;
    const value = solvePinned(group, pattern, work);
    if (value !== undefined) pinned.set(key, value);
  }
  yield buildRow(assigned(pinned), false);
  if ([...groups.values()].some(({ subject }) => subject.column.kind === 'joined')) {
    yield buildRow(assigned(values), true);
  }
}

/** What a subject has to look like so that others can have their values too; undefined if it is independent. */
function patternAround({ column }: Subject, assigned: readonly Assigned[]): StringPattern | undefined {
  switch (column.kind) {
    case 'joined':
      return partsPattern(column, new Map(assigned.map(({ subject, value }) => [subject.key, value])));
    case 'plain': {
      const data = assigned.flatMap(({ subject, value }) =>
        isXml(subject.column) && subject.column.base.name === column.name && value !== ''
          ? [{ column: subject.column, value: String(value) }]
          : [],
      );
      return data.length === 0 ? undefined : [many, eventData(data), many];
    }
    case 'property':
    case 'xml-data':
    case 'xml-element':
    case 'converted':
      return undefined;
  }
}

function isXml(column: ColumnExpression): column is XmlColumn {
  return column.kind === 'xml-data' || column.kind === 'xml-element';
}

/** What a joined text looks like whose parts have the values that they are to have. */
function partsPattern(column: JoinedColumn, values: ReadonlyMap<string, Value>): StringPattern {
  const pattern = column.parts.flatMap((part, index): StringPattern => {
    const value = part.kind === 'plain' ? values.get(subjectOf(part).key) : undefined;
    if (value === '' || value === null) return [];
    const separator = index === 0 ? [] : [column.separator];
    return [...separator, value === undefined ? many : String(value)];
  });
  return merged(pattern);
}

/** Literal parts that stand beside each other as one. */
function merged(pattern: StringPattern): StringPattern {
  const result: StringPattern[number][] = [];
  for (const part of pattern) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else if (part !== '') result.push(part);
  }
  return result;
}
