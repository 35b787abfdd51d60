import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { nameText } from '../names.ts';
import { partOf } from '../literals.ts';
import type { Typed, Scope } from '../model.ts';
import { callScope } from '../tabular/user-function.ts';
import { InvalidKql, UnsupportedKql } from '../unsupported.ts';
import { functions } from './index.ts';

/** Compiles a call of a built-in or user-declared scalar function. */
export function compileCall(node: SyntaxNode, scope: Scope): Typed {
  const { environment } = scope;
  const name = nameText(partOf(node, 'Name'));
  const nodes = elements(partOf(node, 'ArgumentList').part('Expressions'));
  const binding = scope.binding(name);
  if (binding?.kind === 'function') {
    const { body, inner } = callScope(binding, nodes, scope);
    return environment.compileExpression(partOf(body, 'Expression'), inner);
  }
  const row = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (row === undefined) throw new UnsupportedKql(`function ${name}`);
  if (nodes.length < row.minimum || nodes.length > row.maximum) {
    throw new InvalidKql(`${name} can't have ${nodes.length} arguments`);
  }
  if (nodes.some((argument) => argument.kind === 'SimpleNamedExpression')) {
    throw new UnsupportedKql(`named argument of ${name}`);
  }
  return row.compile(
    nodes.map((argument) => environment.compileExpression(argument, scope)),
    { scope, nodes },
  );
}
