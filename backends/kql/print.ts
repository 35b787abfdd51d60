import type { QueryStyle } from '../../src/backend/backend.ts';
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
import { flat, write, type Grouping } from './flat.ts';
import { layOut } from './layout.ts';
import { indented, leadBy, lineOf, ranged, textOf, writeRange, type Line, type Writing } from './lines.ts';
import { columnName, quoted } from './literal.ts';
import { dissolve } from './origins.ts';
import { settleOrigins } from './settle-origins.ts';

/**
 * The text of a query, without a trailing line break. Together with `flat.ts`, `layout.ts` and
 * `literal.ts` this is the only place that writes KQL, so quoting and parentheses are decided
 * nowhere else.
 */
export function print(query: Query, style: QueryStyle): string {
  return printLines(query, { style, isTraced: false }).map(textOf).join('\n');
}

/** How a query is printed; with the ranges of all parts that have origins if it `isTraced`. */
export interface Printing {
  readonly style: QueryStyle;
  readonly isTraced: boolean;
}

/** The lines of the text, each without its line break. */
export function printLines(query: Query, printing: Printing): readonly Line[] {
  return [
    ...query.functions.map(({ name, parameter, body }) => ({
      code: `let ${columnName(name)} = (${columnName(parameter)}: string) { ${flat(body, 'drop')} };`,
    })),
    ...query.lets.flatMap((statement) => letLines(statement, printing)),
    ...pipelineLines(query.body, printing),
  ];
}

function letLines({ name, value, materialized }: LetStatement, printing: Printing): readonly Line[] {
  const lines = pipelineLines(value, printing);
  const lead = `let ${columnName(name)} = `;
  return materialized
    ? [{ code: `${lead}materialize(` }, ...indented(lines), { code: ');' }]
    : endWith(';', leadBy(lead, lines));
}

function pipelineLines(pipeline: Pipeline, printing: Printing): readonly Line[] {
  const { style, isTraced } = printing;
  const operators = style === 'compact' ? joinFilters(pipeline.operators) : pipeline.operators;
  const lines = [...sourceLines(pipeline.source, printing)];
  for (const operator of operators) for (const line of operatorLines(operator, printing)) lines.push(line);
  return isTraced ? ranged(lines, pipeline.origins && { part: 'base', origins: pipeline.origins }) : lines;
}

function sourceLines(source: TabularSource, printing: Printing): readonly Line[] {
  switch (source.kind) {
    case 'name': {
      const { name, parameters = [], origins } = source;
      return ranged(
        [{ code: columnName(name) + termParameters(parameters) }],
        printing.isTraced ? origins && { part: 'source', origins } : undefined,
      );
    }
    case 'union':
      return [
        { code: 'union' },
        ...source.pipelines.flatMap((pipeline, index) => {
          const comma = index === source.pipelines.length - 1 ? '' : ',';
          const lines = pipelineLines(pipeline, printing);
          return indented(
            endWith(comma, lines.length === 1 ? lines : [{ code: '(' }, ...indented(lines), { code: ')' }]),
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

function operatorLines(operator: TabularOperator, printing: Printing): readonly Line[] {
  const { style, isTraced } = printing;
  const grouping: Grouping = style === 'compact' ? 'keep' : 'drop';
  const line = (write: (out: Writing) => void): readonly Line[] => [lineOf(isTraced, write)];
  switch (operator.kind) {
    case 'where': {
      const predicate = isTraced ? settleOrigins(operator.predicate, grouping) : operator.predicate;
      if (style === 'pretty') return layOut(predicate, '| where ', isTraced);
      return line((out) => {
        out.text += '| where ';
        write(predicate, grouping, out);
      });
    }
    case 'extend':
    case 'project':
    case 'distinct':
      return line((out) => {
        out.text += `| ${operator.kind} `;
        writeColumns(operator.columns, grouping, out);
      });
    case 'summarize':
      return line((out) => {
        out.text += '| summarize ';
        writeColumns(operator.aggregates, grouping, out);
        if (operator.by.length > 0) out.text += ' by ';
        writeColumns(operator.by, grouping, out);
      });
    case 'sort':
      return [{ code: `| sort by ${operator.by.map((name) => `${columnName(name)} asc`).join(', ')}` }];
    case 'join':
      return [
        { code: '| join kind=inner (' },
        ...indented(pipelineLines(operator.right, printing)),
        { code: `) on ${operator.on.map(columnName).join(', ')}` },
      ];
    case 'mv-expand':
      return line((out) => {
        out.text += '| mv-expand ';
        writeColumns([operator.column], grouping, out);
        out.text += ` to typeof(${operator.type})`;
      });
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
  const operands = first.kind === 'and' ? dissolve(first) : [first];
  return { kind: 'and', operands: [...operands, second] };
}

function writeColumns(columns: readonly NamedExpression[], grouping: Grouping, out: Writing): void {
  columns.forEach((column, index) => {
    if (index > 0) out.text += ', ';
    writeNamed(column, grouping, out);
  });
}

/** A column that has origins is one range together with its name. */
function writeNamed({ name, value }: NamedExpression, grouping: Grouping, out: Writing): void {
  if (value.kind === 'column' && value.name === name) {
    out.text += columnName(name);
    return;
  }
  const { origins } = value;
  writeRange(out, origins && { part: 'column', origins, reads: value, defines: name }, () => {
    out.text += `${columnName(name)} = ${flat(value, grouping)}`;
  });
}

function endWith(end: string, lines: readonly Line[]): readonly Line[] {
  const last = lines.length - 1;
  return lines.map((line, index) => (index === last ? { ...line, code: line.code + end } : line));
}
