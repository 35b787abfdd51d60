import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { nameText, referenceName } from '../names.ts';
import { partOf } from '../literals.ts';
import { columnList, memoized, type Plan, type Scope } from '../model.ts';
import { InvalidKql, UnsupportedKql } from '../unsupported.ts';
import { columnOperators } from './columns.ts';
import { joinOperators } from './join.ts';
import { expandOperators } from './mv-expand.ts';
import { parseOperators } from './parse.ts';
import { partitionOperators } from './partition.ts';
import type { TabularOperator } from './row.ts';
import { rowOperators } from './rows.ts';
import { scanOperators } from './scan.ts';
import { compileDatatable, compilePrint, compileRange } from './sources.ts';
import { summarizeOperators } from './summarize.ts';
import { compileUnion } from './union.ts';
import { callScope } from './user-function.ts';

/** Every tabular operator that the evaluator knows, by the parser's name for it. */
export const tabularOperators: Readonly<Record<string, TabularOperator>> = {
  ...columnOperators,
  ...expandOperators,
  ...joinOperators,
  ...parseOperators,
  ...partitionOperators,
  ...rowOperators,
  ...scanOperators,
  ...summarizeOperators,
  UnionOperator: { page: 'union-operator', compile: compileUnion },
  InvokeOperator: { page: 'invoke-operator', compile: invoke },
};

/** Compiles a tabular expression that starts with a source. */
export function compileTable(node: SyntaxNode, scope: Scope): Plan {
  const compile = sources[node.kind];
  if (compile === undefined) throw new UnsupportedKql(`tabular expression ${node.kind}`);
  return compile(node, scope);
}

/** Compiles operators over a given input: the subquery of `mv-apply` or `partition`. */
export function compilePipeline(node: SyntaxNode, input: Plan, scope: Scope): Plan {
  if (node.kind === 'ParenthesizedExpression')
    return compilePipeline(partOf(node, 'Expression'), input, scope);
  if (node.kind === 'PipeExpression') {
    const before = compilePipeline(partOf(node, 'Expression'), input, scope);
    return compileOperator(partOf(node, 'Operator'), before, scope);
  }
  return compileOperator(node, input, scope);
}

const sources: Readonly<Record<string, (node: SyntaxNode, scope: Scope) => Plan>> = {
  PipeExpression: compilePipe,
  ParenthesizedExpression: (node, scope) => compileTable(partOf(node, 'Expression'), scope),
  NameReference: (node, scope) => namedTable(nameText(node), scope),
  FunctionCallExpression: compileTableCall,
  MaterializeExpression: (node, scope) => memoized(compileTable(partOf(node, 'Expression'), scope)),
  DataTableExpression: compileDatatable,
  PrintOperator: compilePrint,
  RangeOperator: compileRange,
  UnionOperator: (node, scope) => compileUnion(node, undefined, scope),
};

/** A chain of operators, without recursion: chains can be long. */
function compilePipe(node: SyntaxNode, scope: Scope): Plan {
  const operators: SyntaxNode[] = [];
  let source = node;
  while (source.kind === 'PipeExpression') {
    operators.unshift(partOf(source, 'Operator'));
    source = partOf(source, 'Expression');
  }
  return operators.reduce(
    (input, operator) => compileOperator(operator, input, scope),
    compileTable(source, scope),
  );
}

function compileOperator(node: SyntaxNode, input: Plan, scope: Scope): Plan {
  const operator = tabularOperators[node.kind];
  if (operator === undefined) throw new UnsupportedKql(`operator ${node.text.split(/\s/)[0] ?? node.kind}`);
  return operator.compile(node, input, scope);
}

function namedTable(name: string, scope: Scope): Plan {
  const binding = scope.binding(name);
  if (binding?.kind === 'table') return binding.plan;
  if (binding?.kind === 'function') {
    const { body, inner } = callScope(binding, [], scope);
    return compileTable(partOf(body, 'Expression'), inner);
  }
  const { catalog } = scope.environment;
  const schema = catalog.tables.get(name) ?? catalog.functions.get(name);
  if (schema === undefined || binding) throw new InvalidKql(`unknown table ${name}`);
  return { columns: columnList(schema.columns), rows: (run) => run.tables.get(name) ?? [] };
}

/** A call of a declared function, of an ASIM parser, or of `table("name")`. */
function compileTableCall(node: SyntaxNode, scope: Scope): Plan {
  const name = nameText(partOf(node, 'Name'));
  const args = elements(partOf(node, 'ArgumentList').part('Expressions'));
  const binding = scope.binding(name);
  if (binding?.kind === 'function') {
    const { body, inner } = callScope(binding, args, scope);
    return compileTable(partOf(body, 'Expression'), inner);
  }
  const { catalog, parserArgument } = scope.environment;
  const parser = catalog.functions.get(name);
  if (parser === undefined) throw new UnsupportedKql(`tabular function ${name}`);
  const source = namedTable(name, scope);
  return args.reduce((input, argument) => {
    const parameter =
      argument.kind === 'SimpleNamedExpression' ? nameText(partOf(argument, 'Name')) : undefined;
    if (parameter === 'pack') return input;
    const value = argument.part('Expression');
    const filter = parameter && value ? parserArgument(parser, parameter) : undefined;
    if (filter === undefined || value === undefined)
      throw new UnsupportedKql(`argument ${argument.text} of ${name}`);
    const expression = scope.environment.compileExpression(value, scope.withColumns([]));
    const keeps = filter(input.columns);
    return {
      columns: input.columns,
      rows: (run) => input.rows(run).filter((row) => keeps(row, expression.get([], run))),
    };
  }, source);
}

/** `T | invoke f(x)` is `f(T, x)`. */
function invoke(node: SyntaxNode, input: Plan, scope: Scope): Plan {
  const call = partOf(node, 'Function');
  const name = call.part('Name');
  const binding = name && referenceName(name) !== undefined ? scope.binding(nameText(name)) : undefined;
  if (binding?.kind !== 'function') throw new UnsupportedKql(`invoke of ${call.text.slice(0, 40)}`);
  const args = elements(partOf(call, 'ArgumentList').part('Expressions'));
  const { body, inner } = callScope(binding, args, scope, memoized(input));
  return compileTable(partOf(body, 'Expression'), inner);
}
