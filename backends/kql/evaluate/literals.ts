import type { ScalarType } from '../../../src/schema/index.ts';
import { elements, type SyntaxNode } from '../kusto/index.ts';
import { constant, type Typed } from './model.ts';
import { InvalidKql, UnsupportedKql } from './unsupported.ts';
import { convert } from './values/convert.ts';
import { bagOf, type Value } from './values/value.ts';

/** The type of each kind of literal. https://learn.microsoft.com/kusto/query/scalar-data-types */
const literalTypes: Readonly<Record<string, ScalarType>> = {
  StringLiteralExpression: 'string',
  CompoundStringLiteralExpression: 'string',
  LongLiteralExpression: 'long',
  IntLiteralExpression: 'int',
  RealLiteralExpression: 'real',
  BooleanLiteralExpression: 'bool',
  DateTimeLiteralExpression: 'datetime',
  TimespanLiteralExpression: 'timespan',
  GuidLiteralExpression: 'guid',
  DynamicExpression: 'dynamic',
};

/** The expression of a literal; `undefined` if the node is something else. */
export function compileLiteral(node: SyntaxNode, now: Value): Typed | undefined {
  const type = literalTypes[node.kind];
  if (type === undefined) return undefined;
  if (type === 'string') return constant(stringLiteral(node), 'string');
  if (type === 'dynamic') return constant(jsonLiteral(partOf(node, 'Expression')), 'dynamic');
  const text = partOf(node, 'Token').value.trim();
  if (text === 'null') return constant(null, type);
  if (type === 'datetime' && text === 'now') return constant(now, type);
  if (type === 'real') return constant(realLiteral(text), type);
  const value = convert(text, 'string', type);
  if (value === null) throw new UnsupportedKql(`literal ${node.text}`);
  return constant(value, type);
}

/** The text of a string literal, or of several that stand side by side. */
export function stringLiteral(node: SyntaxNode): string {
  const tokens = node.part('Token')
    ? [node.part('Token')]
    : elements(node.part('Tokens') ?? node.children[0]);
  return tokens.map((token) => token?.value ?? '').join('');
}

/** A child that the grammar requires. */
export function partOf(node: SyntaxNode, name: string): SyntaxNode {
  const child = node.part(name);
  if (child === undefined) throw new InvalidKql(`${name} expected in ${node.kind}`);
  return child;
}

function realLiteral(text: string): number {
  if (/^nan$/i.test(text)) return Number.NaN;
  const [, sign] = /^([+-]?)inf$/i.exec(text) ?? [];
  return sign === undefined ? Number(text) : sign === '-' ? -Infinity : Infinity;
}

function jsonLiteral(node: SyntaxNode): Value {
  if (node.kind === 'NullLiteralExpression') return null;
  if (node.kind === 'JsonArrayExpression') return elements(node.part('Values')).map(jsonLiteral);
  if (node.kind === 'JsonObjectExpression') {
    const pairs = elements(node.part('Pairs'));
    return bagOf(
      pairs.map((pair) => [partOf(pair, 'Name').value, jsonLiteral(partOf(pair, 'Value'))] as const),
    );
  }
  if (node.kind === 'UnaryMinusExpression') {
    const value = jsonLiteral(partOf(node, 'Expression'));
    if (typeof value === 'number' || typeof value === 'bigint') return -value;
  }
  const literal = compileLiteral(node, null);
  if (literal === undefined) throw new UnsupportedKql(`dynamic literal of ${node.kind}`);
  return convert(literal.get([], { tables: new Map(), memo: new Map() }), literal.type, 'dynamic');
}
