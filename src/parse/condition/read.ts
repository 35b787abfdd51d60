import type { Diagnostics } from '../../diagnostics/index.ts';
import { spanWithin, type YamlScalar } from '../../yaml/index.ts';
import type { ConditionSyntax } from '../document.ts';
import { parseCondition } from './parser.ts';

/** Reads a condition from the value that holds it; without a tree after an error. */
export function readCondition(scalar: YamlScalar, diagnostics: Diagnostics): ConditionSyntax {
  const text = scalar.value === null ? '' : scalar.text;
  const locate = spanWithin(scalar);
  const tree = parseCondition(text, locate, diagnostics);
  return { text: { value: text, span: scalar.span }, ...(tree === undefined ? {} : { tree }) };
}
