import type {
  KqlExpression,
  LetStatement,
  NamedExpression,
  Pipeline,
  Query,
  TabularOperator,
  TabularSource,
  TermParameter,
} from './ast.ts';
import { flat, type Grouping } from './flat.ts';
import { layOut } from './layout.ts';
import { columnName, quoted } from './literal.ts';

/**
 * - `pretty`: one clause per line, search identifiers as comments, for reviewers.
 * - `compact`: adjacent filters joined to one `| where …`, without comments.
 */
export type PrintStyle = 'pretty' | 'compact';

/**
 * The text of a query, without a trailing line break. Together with `flat.ts`, `layout.ts` and
 * `literal.ts` this is the only place that writes KQL, so quoting and parentheses are decided
 * nowhere else.
 */
export function print(query: Query, style: PrintStyle): string {
  return [
    ...query.functions.map(
      ({ name, parameter, body }) =>
        `let ${columnName(name)} = (${columnName(parameter)}: string) { ${flat(body, 'drop')} };`,
    ),
    ...query.lets.map((statement) => printLet(statement, style)),
    pipelineLines(query.body, style).join('\n'),
  ].join('\n');
}

function printLet({ name, value, materialized }: LetStatement, style: PrintStyle): string {
  const lines = pipelineLines(value, style);
  return materialized
    ? [`let ${columnName(name)} = materialize(`, ...indented(lines), ');'].join('\n')
    : [`let ${columnName(name)} = ${lines[0] ?? ''}`, ...lines.slice(1)].join('\n') + ';';
}

function pipelineLines(pipeline: Pipeline, style: PrintStyle): readonly string[] {
  const operators = style === 'compact' ? joinFilters(pipeline.operators) : pipeline.operators;
  return [
    ...sourceLines(pipeline.source, style),
    ...operators.flatMap((operator) => operatorLines(operator, style)),
  ];
}

function sourceLines(source: TabularSource, style: PrintStyle): readonly string[] {
  switch (source.kind) {
    case 'name':
      return [columnName(source.name) + termParameters(source.parameters ?? [])];
    case 'union':
      return [
        'union',
        ...source.pipelines.flatMap((pipeline, index) => {
          const comma = index === source.pipelines.length - 1 ? '' : ',';
          const lines = pipelineLines(pipeline, style);
          return indented(
            lines.length === 1 ? [`${lines[0]}${comma}`] : ['(', ...indented(lines), `)${comma}`],
          );
        }),
      ];
  }
}

/** `(name=dynamic(["term"]))`; empty without parameters, because a parser can be named without brackets. */
function termParameters(parameters: readonly TermParameter[]): string {
  if (parameters.length === 0) return '';
  const shown = parameters.map(
    ({ name, terms }) => `${columnName(name)}=dynamic([${terms.map(quoted).join(', ')}])`,
  );
  return `(${shown.join(', ')})`;
}

function operatorLines(operator: TabularOperator, style: PrintStyle): readonly string[] {
  const grouping: Grouping = style === 'compact' ? 'keep' : 'drop';
  switch (operator.kind) {
    case 'where':
      return style === 'compact'
        ? [`| where ${flat(operator.predicate, grouping)}`]
        : layOut(operator.predicate, '| where ');
    case 'extend':
    case 'project':
    case 'distinct':
      return [`| ${operator.kind} ${list(operator.columns, grouping)}`];
    case 'summarize': {
      const by = operator.by.length === 0 ? '' : ` by ${list(operator.by, grouping)}`;
      return [`| summarize ${list(operator.aggregates, grouping)}${by}`];
    }
    case 'sort':
      return [`| sort by ${operator.by.map((name) => `${columnName(name)} asc`).join(', ')}`];
    case 'join':
      return [
        '| join kind=inner (',
        ...indented(pipelineLines(operator.right, style)),
        `) on ${operator.on.map(columnName).join(', ')}`,
      ];
    case 'mv-expand':
      return [`| mv-expand ${named(operator.column, grouping)} to typeof(${operator.type})`];
  }
}

/** Filters that follow one another, as one: they mean the same. */
function joinFilters(operators: readonly TabularOperator[]): readonly TabularOperator[] {
  const joined: TabularOperator[] = [];
  for (const operator of operators) {
    const last = joined.at(-1);
    if (operator.kind === 'where' && last?.kind === 'where') {
      joined[joined.length - 1] = { kind: 'where', predicate: both(last.predicate, operator.predicate) };
    } else joined.push(operator);
  }
  return joined;
}

function both(first: KqlExpression, second: KqlExpression): KqlExpression {
  const operands = first.kind === 'and' ? first.operands : [first];
  return { kind: 'and', operands: [...operands, second] };
}

function list(columns: readonly NamedExpression[], grouping: Grouping): string {
  return columns.map((column) => named(column, grouping)).join(', ');
}

function named({ name, value }: NamedExpression, grouping: Grouping): string {
  if (value.kind === 'column' && value.name === name) return columnName(name);
  return `${columnName(name)} = ${flat(value, grouping)}`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
