import { elements, type SyntaxNode } from '../kusto/index.ts';
import { compileCall } from './functions/call.ts';
import { compileLiteral, partOf } from './literals.ts';
import { columnAt, constant, type Plan, type Run, type Scope, type Typed } from './model.ts';
import { arithmetic } from './operators/arithmetic.ts';
import { binaryOperators } from './operators/index.ts';
import { listOperators, type ValueList } from './operators/lists.ts';
import { logic, negate } from './operators/logic.ts';
import { nameText, referenceName } from './names.ts';
import { isTabular } from './tabular/is-tabular.ts';
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
      table: { type: plan.columns[0]?.type ?? 'dynamic', values: (run) => firstColumn(plan, memo, run) },
    };
  }
  const expressions = items.map((item) => compileExpression(item, scope));
  return { constant: expressions.every((item) => item.constant), expressions };
}

/** The first column of a table, once per run. */
function firstColumn(plan: Plan, memo: object, run: Run): readonly Value[] {
  const known = run.memo.get(memo) as readonly Value[] | undefined;
  const values = known ?? plan.rows(run).map((row) => row[0] ?? null);
  run.memo.set(memo, values);
  return values;
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
