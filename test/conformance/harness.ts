import { Diagnostics } from '../../src/diagnostics/index.ts';
import type { Expression } from '../../src/ir/index.ts';
import { lowerDetection, type LowerOptions } from '../../src/lower/index.ts';
import { parseDocuments } from '../../src/parse/index.ts';
import { notation } from './notation.ts';

/** What a piece of a rule came to. */
export interface Outcome {
  /** In the notation of the conformance table; `undefined` after an error. */
  readonly meaning: string | undefined;
  readonly codes: readonly string[];
  /** The text that each diagnostic points at. */
  readonly marked: readonly string[];
}

/** Lowers the body of a search identifier, or a whole `detection` if it has a line `condition:`. */
export function lowerPiece(piece: string, options: LowerOptions = {}): Outcome {
  const whole = /^condition:/m.test(piece);
  const body = whole ? indent(piece, 2) : `  selection:\n${indent(piece, 4)}\n  condition: selection`;
  const text = `title: piece\nlogsource:\n  category: test\ndetection:\n${body}\n`;
  const diagnostics = new Diagnostics();
  const [document] = parseDocuments({ path: 'piece.yml', text }, diagnostics);
  const rule = document?.kind === 'detection' ? lowerDetection(document, diagnostics, options) : undefined;
  // What YAML makes of a value is the business of the YAML reader's own tests.
  const findings = diagnostics.list.filter(({ code }) => !code.startsWith('yaml-'));
  const condition = rule && (whole ? rule.condition : contentOf(rule.condition));
  return {
    meaning: condition && notation(condition),
    codes: findings.map((diagnostic) => diagnostic.code),
    marked: findings.map(({ span }) => span.source.text.slice(span.start, span.end)),
  };
}

function contentOf(expression: Expression): Expression {
  return expression.kind === 'selection' ? expression.operand : expression;
}

function indent(text: string, by: number): string {
  return text.replace(/^/gm, ' '.repeat(by));
}
