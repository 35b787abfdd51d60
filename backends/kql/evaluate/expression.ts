import { elements, type SyntaxNode } from '../kusto/index.ts';
import { compileCall } from './functions/call.ts';
import { compileLiteral, partOf } from './literals.ts';
import { columnAt, constant, type Binding, type Plan, type Scope, type Typed } from './model.ts';
import { castTo } from './operators/comparisons.ts';
import { arithmetic } from './operators/arithmetic.ts';
import { binaryOperators } from './operators/index.ts';
import { listOperators, type ValueList } from './operators/lists.ts';
import { logic } from './operators/logic.ts';
import { typeNamed } from './tabular/types.ts';
import { InvalidKql, UnsupportedKql } from './unsupported.ts';
import { dynamicLong } from './values/convert.ts';
import { isArray, isBag, property, type Value } from './values/value.ts';

/** Compiles a scalar expression. Throws `UnsupportedKql` for what isn't known. */
export function compileExpression(node: SyntaxNode, scope: Scope): Typed {
  const literal = compileLiteral(node, scope.environment.now);
  if (literal) return literal;
  const compile = compilers[node.kind];
  if (compile) return compile(node, scope);
  if (node.part('Left') && node.part('Operator') && node.part('Right')) return compileBinary(node, scope);
  throw new UnsupportedKql(`expression ${node.kind}`);
}

/** The name of a reference, whether it is quoted or not; `undefined` if the node is something else. */
export function referenceName(node: SyntaxNode): string | undefined {
  if (node.kind !== 'NameReference' && node.kind !== 'NameDeclaration') return undefined;
  return nameText(node);
}

/** The plain text of a name, whether it is quoted or not. */
export function nameText(node: SyntaxNode): string {
  if (node.isToken) return node.value;
  const inner =
    node.part('Name') ??
    node.children.find((child) => child.kind === 'StringLiteralExpression' || child.isToken);
  if (node.kind === 'BracketedName') {
    const literal = node.children.find((child) => child.kind === 'StringLiteralExpression') ?? inner;
    return literal?.part('Token')?.value ?? literal?.text ?? '';
  }
  return inner ? nameText(inner) : node.text;
}

const compilers: Readonly<Record<string, (node: SyntaxNode, scope: Scope) => Typed>> = {
  NameReference: (node, scope) => compileName(nameText(node), scope),
  ParenthesizedExpression: (node, scope) => compileExpression(partOf(node, 'Expression'), scope),
  AndExpression: (node, scope) => logic('and', flatten(node, 'AndExpression', scope)),
  OrExpression: (node, scope) => logic('or', flatten(node, 'OrExpression', scope)),
  UnaryMinusExpression: compileMinus,
  UnaryPlusExpression: (node, scope) => compileExpression(partOf(node, 'Expression'), scope),
  BetweenExpression: (node, scope) => compileBetween(node, scope, false),
  NotBetweenExpression: (node, scope) => compileBetween(node, scope, true),
  PathExpression: compilePath,
  ElementExpression: compileElement,
  FunctionCallExpression: compileCall,
  ToScalarExpression: compileToScalar,
  TypeOfLiteralExpression: (node) => constant(typeNamed(node), 'string'),
};

function compileName(name: string, scope: Scope): Typed {
  const position = scope.position(name);
  const column = position === undefined ? undefined : scope.columns[position];
  if (position !== undefined && column) return columnAt(position, column.type);
  const binding = scope.binding(name);
  if (binding?.kind === 'scalar') return binding.expression;
  throw new InvalidKql(`unknown name ${name}`);
}

/** The operands of a chain such as `a or b or c`, without recursion: chains can be very long. */
function flatten(node: SyntaxNode, kind: string, scope: Scope): readonly Typed[] {
  const operands: Typed[] = [];
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === kind) pending.push(partOf(next, 'Right'), partOf(next, 'Left'));
    else operands.push(compileExpression(next, scope));
  }
  return operands;
}

function compileBinary(node: SyntaxNode, scope: Scope): Typed {
  const symbol = partOf(node, 'Operator').text.replace(/\s+/g, ' ');
  const left = partOf(node, 'Left');
  const right = partOf(node, 'Right');
  const list = listOperators[symbol];
  if (list && right.kind === 'ExpressionList')
    return list.compile(operand(left, scope), compileList(right, scope));
  const operator = binaryOperators[symbol];
  if (operator) return operator.compile(operand(left, scope), operand(right, scope));
  throw new UnsupportedKql(`operator ${symbol}`);
}

function operand(node: SyntaxNode, scope: Scope): Typed {
  if (node.kind === 'StarExpression') throw new UnsupportedKql('* as an operand');
  return compileExpression(node, scope);
}

function compileList(node: SyntaxNode, scope: Scope): ValueList {
  const items = elements(node.part('Expressions'));
  const [only] = items;
  if (items.length === 1 && only && isTabular(only, scope)) {
    const plan = scope.environment.compileTable(only, scope);
    const memo = {};
    return {
      constant: false,
      expressions: [],
      table(run) {
        const known =
          (run.memo.get(memo) as readonly Value[] | undefined) ?? plan.rows(run).map((row) => row[0] ?? null);
        run.memo.set(memo, known);
        return known;
      },
    };
  }
  const expressions = items.map((item) => compileExpression(item, scope));
  return { constant: expressions.every((item) => item.constant), expressions };
}

/** Whether an expression is a table rather than a scalar. */
export function isTabular(node: SyntaxNode, scope: Scope): boolean {
  if (tabularKinds.has(node.kind)) return true;
  if (node.kind === 'ParenthesizedExpression') return isTabular(partOf(node, 'Expression'), scope);
  const isCall = node.kind === 'FunctionCallExpression';
  const name = isCall ? nameText(partOf(node, 'Name')) : referenceName(node);
  if (name === undefined || scope.position(name) !== undefined) return false;
  const { catalog } = scope.environment;
  const binding = scope.binding(name);
  if (binding?.kind === 'function') {
    const body = partOf(binding.declaration, 'Body');
    const { inner } = bodyScope(binding.declaration, body, binding.scope);
    return isTabular(partOf(body, 'Expression'), inner);
  }
  return binding ? binding.kind === 'table' : catalog.tables.has(name) || catalog.functions.has(name);
}

const tabularKinds = new Set([
  'PipeExpression',
  'DataTableExpression',
  'MaterializeExpression',
  'UnionOperator',
  'PrintOperator',
  'RangeOperator',
]);

const anyTable: Plan = { columns: [], rows: () => [] };

/** The scope of a body as far as it tells tables from scalars. */
function bodyScope(declaration: SyntaxNode, body: SyntaxNode, scope: Scope): { readonly inner: Scope } {
  let inner = scope.withColumns([]);
  for (const parameter of elements(declaration.part('Parameters')?.part('Parameters'))) {
    const nameAndType = partOf(parameter, 'NameAndType');
    const isTable = partOf(nameAndType, 'Type').kind === 'SchemaTypeExpression';
    const binding: Binding = isTable
      ? { kind: 'table', plan: anyTable }
      : { kind: 'scalar', expression: constant(null, 'dynamic') };
    inner = inner.withName(nameText(partOf(nameAndType, 'Name')), binding);
  }
  for (const statement of elements(body.part('Statements'))) {
    if (statement.kind !== 'LetStatement') continue;
    const value = partOf(statement, 'Expression');
    const binding: Binding =
      value.kind === 'FunctionDeclaration'
        ? { kind: 'function', declaration: value, scope: inner }
        : isTabular(value, inner)
          ? { kind: 'table', plan: anyTable }
          : { kind: 'scalar', expression: constant(null, 'dynamic') };
    inner = inner.withName(nameText(partOf(statement, 'Name')), binding);
  }
  return { inner };
}

function compileMinus(node: SyntaxNode, scope: Scope): Typed {
  const value = compileExpression(partOf(node, 'Expression'), scope);
  const zero = constant(0, value.type === 'dynamic' ? 'long' : value.type);
  const minus = arithmetic['-'];
  if (minus === undefined) throw new UnsupportedKql('operator -');
  return minus.compile(zero, value);
}

function compileBetween(node: SyntaxNode, scope: Scope, negated: boolean): Typed {
  const left = compileExpression(partOf(node, 'Left'), scope);
  const couple = partOf(node, 'Right');
  const first = compileExpression(partOf(couple, 'First'), scope);
  const second = compileExpression(partOf(couple, 'Second'), scope);
  const binary = (symbol: string, a: Typed, b: Typed): Typed => {
    const operator = binaryOperators[symbol];
    if (operator === undefined) throw new UnsupportedKql(`operator ${symbol}`);
    return operator.compile(a, b);
  };
  const last = left.type === 'datetime' && second.type === 'timespan' ? binary('+', first, second) : second;
  const inside = logic('and', [binary('>=', left, first), binary('<=', left, last)]);
  return negated ? negate(inside) : inside;
}

/** `not(x)`: the opposite of a bool; null stays null. */
export function negate(expression: Typed): Typed {
  const operandOf = castTo(expression, 'bool');
  return {
    type: 'bool',
    constant: expression.constant,
    get(row, run) {
      const value = operandOf.get(row, run);
      return value === null ? null : !(value as boolean);
    },
  };
}

function compilePath(node: SyntaxNode, scope: Scope): Typed {
  const base = partOf(node, 'Expression');
  const selector = partOf(node, 'Selector');
  const record = recordColumn(base, selector, scope);
  if (record) return record;
  if (selector.kind === 'FunctionCallExpression') throw new UnsupportedKql(`path ${node.text.slice(0, 40)}`);
  return select(compileExpression(base, scope), constant(nameText(selector), 'string'));
}

/** `step.Column` in `scan`, `$left.Column` in `join`. */
function recordColumn(base: SyntaxNode, selector: SyntaxNode, scope: Scope): Typed | undefined {
  const name = referenceName(base);
  const binding = name === undefined || scope.position(name) !== undefined ? undefined : scope.binding(name);
  if (binding?.kind !== 'record') return undefined;
  const position = binding.columns.findIndex((column) => column.name === nameText(selector));
  const column = binding.columns[position];
  if (column === undefined) throw new InvalidKql(`unknown column ${nameText(selector)}`);
  return {
    type: column.type,
    constant: false,
    get: () => binding.get()[position] ?? null,
  };
}

function compileElement(node: SyntaxNode, scope: Scope): Typed {
  const selector = partOf(partOf(node, 'Selector'), 'Expression');
  return select(compileExpression(partOf(node, 'Expression'), scope), compileExpression(selector, scope));
}

/** `value[key]`: a property of a bag by text, an element of an array by number (negative from the end). */
function select(base: Typed, key: Typed): Typed {
  if (base.type !== 'dynamic') throw new UnsupportedKql(`property of a ${base.type}`);
  return {
    type: 'dynamic',
    constant: base.constant && key.constant,
    get(row, run) {
      const value = base.get(row, run);
      const selector = key.get(row, run);
      if (isArray(value)) {
        const index = dynamicLong(selector);
        return index === null ? null : (value.at(Number(index)) ?? null);
      }
      return isBag(value) && typeof selector === 'string' ? property(value, selector) : null;
    },
  };
}

/** `toscalar(table)`: the first column of the first row, once per run. */
function compileToScalar(node: SyntaxNode, scope: Scope): Typed {
  const inner = partOf(node, 'Expression');
  if (!isTabular(inner, scope)) return compileExpression(inner, scope);
  const plan = scope.environment.compileTable(inner, scope);
  const type = plan.columns[0]?.type ?? 'dynamic';
  const memo = {};
  return {
    type,
    constant: false,
    get(_, run) {
      if (!run.memo.has(memo)) run.memo.set(memo, plan.rows(run)[0]?.[0] ?? (type === 'string' ? '' : null));
      return run.memo.get(memo) as Value;
    },
  };
}
