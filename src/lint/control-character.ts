import { quote } from '../diagnostics/index.ts';
import type { YamlScalar } from '../yaml/index.ts';
import { fieldItemsOf } from './field-items.ts';
import type { Lint } from './lint.ts';

/** In double quotes YAML reads `\t`, `\n`, `\b` … as one character, which nobody means in a path. */
export const controlCharacter: Lint = ({ document }, diagnostics) => {
  for (const { field, values } of fieldItemsOf(document)) {
    const value = values.find(hasEscapedControl);
    if (value === undefined) continue;
    const message = `A value of ${quote(field)} holds a control character, written as an escape.`;
    diagnostics.report('value-control-character', value.span, message);
  }
};

function hasEscapedControl({ text, quoted, span }: YamlScalar): boolean {
  return quoted && /[\u0000-\u001f]/.test(text) && span.source.text[span.start] === '"';
}
