import type { SyntaxNode } from '../../kusto/index.ts';
import { isTabular } from './is-tabular.ts';
import { nameText } from '../names.ts';
import { foldConstant } from '../functions/row.ts';
import { partOf } from '../literals.ts';
import { memoized, type Binding, type Scope } from '../model.ts';
import { UnsupportedKql } from '../unsupported.ts';

/** The scope after some `let` statements. Other statements, such as `set`, are refused. */
export function bindStatements(statements: readonly SyntaxNode[], scope: Scope): Scope {
  return statements.reduce((known, statement) => {
    if (statement.kind !== 'LetStatement') throw new UnsupportedKql(`statement ${statement.kind}`);
    return known.withName(
      nameText(partOf(statement, 'Name')),
      bindingOf(partOf(statement, 'Expression'), known),
    );
  }, scope);
}

function bindingOf(node: SyntaxNode, scope: Scope): Binding {
  const { environment } = scope;
  if (node.kind === 'FunctionDeclaration') return { kind: 'function', declaration: node, scope };
  if (isTabular(node, scope)) return { kind: 'table', plan: memoized(environment.compileTable(node, scope)) };
  return { kind: 'scalar', expression: foldConstant(environment.compileExpression(node, scope)) };
}
