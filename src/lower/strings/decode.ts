import { many, one, type PatternPart, type StringPattern } from '../../ir/index.ts';
import { pattern } from './pattern.ts';

/**
 * Reads a plain Sigma string (Sigma Rules specification, "String Wildcard" and "Escape Character"):
 * `*` and `?` are wildcards; a backslash is itself unless it stands before `*`, `?` or `\`.
 */
export function decodeString(text: string): StringPattern {
  return decode(text, false);
}

/**
 * Reads the string of a key with `expand` ("Placeholders"): as above, and `%name%` is a placeholder
 * unless a backslash stands before it. A single percent sign is text.
 */
export function decodeTemplate(text: string): StringPattern {
  return decode(text, true);
}

/** Whether a string of a key with `expand` has a placeholder. */
export function hasPlaceholder(text: string): boolean {
  return decodeTemplate(text).some((part) => typeof part === 'object' && part.kind === 'placeholder');
}

const special = /[\\*?]/;
const specialInTemplate = /[\\*?%]/;
const placeholder = /%([\p{L}\p{N}_.-]+)%/uy;

function decode(text: string, template: boolean): StringPattern {
  if (!(template ? specialInTemplate : special).test(text)) return pattern([text]);
  const parts: PatternPart[] = [];
  let literal = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '\\' && (next === '\\' || next === '*' || next === '?' || (template && next === '%'))) {
      literal += next;
      at += 1;
    } else if (character === '*' || character === '?') {
      parts.push(literal, character === '*' ? many : one);
      literal = '';
    } else if (template && character === '%') {
      const name = placeholderAt(text, at);
      if (name === undefined) {
        literal += character;
      } else {
        parts.push(literal, { kind: 'placeholder', name });
        literal = '';
        at += name.length + 1;
      }
    } else {
      literal += character;
    }
  }
  return pattern([...parts, literal]);
}

function placeholderAt(text: string, at: number): string | undefined {
  placeholder.lastIndex = at;
  return placeholder.exec(text)?.[1];
}
