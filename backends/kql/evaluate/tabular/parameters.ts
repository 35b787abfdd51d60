import { elements, type SyntaxNode } from '../../kusto/index.ts';
import { nameText } from '../names.ts';
import { UnsupportedKql } from '../unsupported.ts';

/**
 * The parameters of an operator, such as `kind=inner`, by name. Hints change speed, not results, and are left out;
 * a parameter that isn't expected is refused.
 */
export function parameters(node: SyntaxNode, expected: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const parameter of elements(node.part('Parameters'))) {
    const name = parameter.part('Name');
    const value = parameter.part('Expression');
    if (name === undefined || value === undefined) continue;
    const text = nameText(name);
    if (text.startsWith('hint.')) continue;
    if (!expected.includes(text)) throw new UnsupportedKql(`parameter ${text} of ${node.kind}`);
    found.set(text, value.kind === 'NameDeclaration' ? nameText(value) : value.text);
  }
  return found;
}
