import type { ScalarType } from '../../../../src/schema/index.ts';
import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { compileExpression } from '../expression.ts';
import { nameText } from '../names.ts';
import { partOf, stringLiteral } from '../literals.ts';
import type { Plan, Scope } from '../model.ts';
import { textOf } from '../operators/text-tests.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { convert } from '../values/convert.ts';
import type { Row, Value } from '../values/value.ts';
import { parameters } from './parameters.ts';
import type { TabularOperator } from './row.ts';
import { typeNamed } from './types.ts';

/** `parse` and `parse-where` in simple mode: literal text, columns of type string between it, and `*`. */
export const parseOperators: Readonly<Record<string, TabularOperator>> = {
  ParseOperator: {
    page: 'parse-operator',
    compile: (node, input, scope) => parse(node, input, scope, false),
  },
  ParseWhereOperator: {
    page: 'parse-where-operator',
    compile: (node, input, scope) => parse(node, input, scope, true),
  },
};

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'column'; readonly name: string; readonly type: ScalarType };

function parse(node: SyntaxNode, input: Plan, outer: Scope, filters: boolean): Plan {
  const options = parameters(node, ['kind']);
  if ((options.get('kind') ?? 'simple') !== 'simple')
    throw new UnsupportedKql(`parse kind=${options.get('kind')}`);
  const scope = outer.withColumns(input.columns);
  const text = textOf(compileExpression(partOf(node, 'Expression'), scope));
  const parts = elements(node.part('Patterns')).map(partOfPattern);
  const columns = [...input.columns];
  const targets = parts.flatMap((part) => {
    if (part.kind !== 'column') return [];
    const known = columns.findIndex(({ name }) => name === part.name);
    const position = known === -1 ? columns.length : known;
    columns[position] = { name: part.name, type: part.type };
    return [{ position, type: part.type }];
  });
  return {
    columns,
    rows: (run) =>
      input.rows(run).flatMap((row): Row[] => {
        const found = match(text(row, run), parts);
        if (found === undefined && filters) return [];
        const extended: Value[] = [...row];
        targets.forEach(({ position, type }, index) => {
          extended[position] = found?.[index] ?? (type === 'string' ? '' : null);
        });
        return [extended];
      }),
  };
}

function partOfPattern(node: SyntaxNode): Part {
  if (node.kind === 'StarExpression') return { kind: 'any' };
  if (node.kind.endsWith('StringLiteralExpression')) return { kind: 'text', text: stringLiteral(node) };
  if (node.kind === 'NameAndTypeDeclaration') {
    const type = typeNamed(partOf(node, 'Type'));
    if (type !== 'string') throw new UnsupportedKql('parse into a typed column');
    return { kind: 'column', name: nameText(partOf(node, 'Name')), type };
  }
  return { kind: 'column', name: nameText(node), type: 'string' };
}

/** The columns' values in order; `undefined` if the text doesn't fit the pattern. Each literal is found at its first place. */
function match(text: string, parts: readonly Part[]): readonly Value[] | undefined {
  const values: Value[] = [];
  let at = 0;
  let pending: Part | undefined;
  for (const part of parts) {
    if (part.kind !== 'text') {
      if (pending !== undefined) throw new UnsupportedKql('parse with two columns side by side');
      pending = part;
      continue;
    }
    const found = text.indexOf(part.text, at);
    if (found === -1 || (pending === undefined && found !== at)) return undefined;
    if (pending?.kind === 'column') values.push(convert(text.slice(at, found), 'string', pending.type));
    pending = undefined;
    at = found + part.text.length;
  }
  if (pending?.kind === 'column') values.push(convert(text.slice(at), 'string', pending.type));
  return pending === undefined && at !== text.length ? undefined : values;
}
