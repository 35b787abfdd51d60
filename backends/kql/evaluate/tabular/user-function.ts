import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { nameText } from '../names.ts';
import { partOf } from '../literals.ts';
import { memoized, type Binding, type Plan, type Scope } from '../model.ts';
import { castTo } from '../operators/comparisons.ts';
import { InvalidKql, UnsupportedKql } from '../unsupported.ts';
import { bindStatements } from './statements.ts';
import { typeNamed } from './types.ts';

/** Calls of declared functions are inlined; a query may have at most this many, so that nested ones can't explode. */
const maximumCalls = 1000;

type FunctionBinding = Extract<Binding, { kind: 'function' }>;

/**
 * The body of a declared function and the scope to compile it in: the names at its declaration, its parameters and
 * its own `let` statements. `first` is the input of `invoke`, for the first parameter.
 */
export function callScope(
  binding: FunctionBinding,
  args: readonly SyntaxNode[],
  caller: Scope,
  first?: Plan,
): { readonly body: SyntaxNode; readonly inner: Scope } {
  const { environment } = caller;
  environment.calls.count += 1;
  if (environment.calls.count > maximumCalls)
    throw new UnsupportedKql(`more than ${maximumCalls} function calls`);
  const { declaration } = binding;
  const parameters = elements(declaration.part('Parameters')?.part('Parameters'));
  const given = argumentsByName(args, parameters, first === undefined ? 0 : 1);
  let inner = binding.scope.withColumns([]);
  parameters.forEach((parameter, index) => {
    const nameAndType = partOf(parameter, 'NameAndType');
    const name = nameText(partOf(nameAndType, 'Name'));
    if (index === 0 && first) inner = inner.withName(name, { kind: 'table', plan: first });
    else inner = inner.withName(name, argument(parameter, given.get(name), caller, inner));
  });
  const body = partOf(declaration, 'Body');
  return { body, inner: bindStatements(elements(body.part('Statements')), inner) };
}

function argument(
  parameter: SyntaxNode,
  given: SyntaxNode | undefined,
  caller: Scope,
  inner: Scope,
): Binding {
  const typeNode = partOf(partOf(parameter, 'NameAndType'), 'Type');
  if (typeNode.kind === 'SchemaTypeExpression') {
    if (given === undefined) throw new InvalidKql('a tabular argument is missing');
    return { kind: 'table', plan: memoized(caller.environment.compileTable(given, caller)) };
  }
  const fallback = parameter.part('DefaultValue')?.part('Value');
  const type = typeNamed(typeNode);
  if (given)
    return { kind: 'scalar', expression: castTo(caller.environment.compileExpression(given, caller), type) };
  if (fallback === undefined) throw new InvalidKql('an argument is missing');
  return { kind: 'scalar', expression: castTo(inner.environment.compileExpression(fallback, inner), type) };
}

function argumentsByName(
  args: readonly SyntaxNode[],
  parameters: readonly SyntaxNode[],
  skipped: number,
): ReadonlyMap<string, SyntaxNode> {
  const given = new Map<string, SyntaxNode>();
  args.forEach((node, index) => {
    if (node.kind === 'SimpleNamedExpression') {
      given.set(nameText(partOf(node, 'Name')), partOf(node, 'Expression'));
      return;
    }
    const parameter = parameters[index + skipped];
    if (parameter === undefined) throw new InvalidKql('a call has too many arguments');
    given.set(nameText(partOf(partOf(parameter, 'NameAndType'), 'Name')), node);
  });
  return given;
}
