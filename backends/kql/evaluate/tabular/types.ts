import { scalarTypes, type ScalarType } from '../../../../src/schema/index.ts';
import { walkSyntax, elements, type SyntaxNode } from '../../kusto/index.ts';
import { nameText } from '../names.ts';
import { partOf } from '../literals.ts';
import { UnsupportedKql } from '../unsupported.ts';
import type { Column } from '../values/value.ts';

/** Other spellings of the scalar types. */
const synonyms: Readonly<Record<string, ScalarType>> = {
  boolean: 'bool',
  date: 'datetime',
  double: 'real',
  time: 'timespan',
  uuid: 'guid',
  uniqueid: 'guid',
  int32: 'int',
  int64: 'long',
};

/** The scalar type that a type expression or `typeof(…)` names. */
export function typeNamed(node: SyntaxNode): ScalarType {
  for (const token of walkSyntax(node)) {
    if (!token.isToken) continue;
    const type = scalarTypes.find((name) => name === token.text) ?? synonyms[token.text];
    if (type === 'decimal') throw new UnsupportedKql('type decimal');
    if (type !== undefined) return type;
  }
  throw new UnsupportedKql(`type ${node.text}`);
}

/** The columns of a `NameAndTypeDeclaration` list. */
export function declaredColumns(list: SyntaxNode | undefined): readonly Column[] {
  return elements(list).map((item) => ({
    name: nameText(partOf(item, 'Name')),
    type: typeNamed(partOf(item, 'Type')),
  }));
}
