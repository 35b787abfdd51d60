import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { partOf } from '../literals.ts';
import { constant, type Binding, type Plan, type Scope } from '../model.ts';
import { nameText, referenceName } from '../names.ts';

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
