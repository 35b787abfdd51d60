import type { StringValue } from '../../../src/ir/index.ts';
import type { KqlExpression, Origins } from '../ast.ts';
import { binary, call, text } from '../build.ts';
import { shapeOf } from './pattern.ts';
import { insensitiveOperators, sensitiveOperators } from './string-operators.ts';

/**
 * `left` is text that matches the value. Without `cased` the comparison ignores case: KQL's
 * operators do so for ASCII letters only, so other letters are compared in lower case.
 * Follows the KQL documentation, "String operators". Most tests are of strings, so they get their
 * origins at once and are not copied to get them.
 */
export function emitStringTest(left: KqlExpression, value: StringValue, origins?: Origins): KqlExpression {
  const shape = shapeOf(value.pattern);
  switch (shape.kind) {
    case 'any':
      return call('isnotempty', left);
    case 'regex': {
      const flags = value.cased ? '(?s)' : '(?is)';
      return binary(left, 'matches regex', { kind: 'regex', value: flags + shape.source }, origins);
    }
    case 'equals':
    case 'startswith':
    case 'endswith':
    case 'contains': {
      if (shape.text === '') return call('isempty', left);
      const folded = !value.cased && hasOtherLetters(shape.text);
      return binary(
        folded ? call('tolower', left) : left,
        (value.cased || folded ? sensitiveOperators : insensitiveOperators)[shape.kind],
        text(folded ? lowerCase(shape.text) : shape.text),
        origins,
      );
    }
  }
}

/**
 * The text of a value that can stand in an `in~` or `in` list beside others: a whole value, not
 * empty, without letters that need folding. Undefined for every other value.
 */
export function listable(value: StringValue): string | undefined {
  const shape = shapeOf(value.pattern);
  if (shape.kind !== 'equals' || shape.text === '') return undefined;
  return value.cased || !hasOtherLetters(shape.text) ? shape.text : undefined;
}

/** Whether there is a letter outside ASCII that has an upper and a lower case. */
function hasOtherLetters(literal: string): boolean {
  if (!/[^\u0000-\u007f]/.test(literal)) return false;
  for (const character of literal) {
    if (character > '\u007f' && character.toLowerCase() !== character.toUpperCase()) return true;
  }
  return false;
}

/** Lower case letter by letter, as `tolower()` does it: the length stays the same. */
function lowerCase(literal: string): string {
  let folded = '';
  for (const character of literal) {
    const lower = character.toLowerCase();
    folded += lower.length === character.length ? lower : character;
  }
  return folded;
}
