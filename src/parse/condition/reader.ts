import {
  InternalError,
  joinSpans,
  quote,
  type DiagnosticCode,
  type Diagnostics,
  type Span,
} from '../../diagnostics/index.ts';

import type { ConditionToken } from './lexer.ts';
import { depthOf, enclosed, finish, joined, negated, type Draft } from './draft.ts';
import type { ConditionNode, SpanOf } from './syntax.ts';

/** How many operators may stand inside one another once superfluous parentheses are gone. */
export const maximumDepth = 200;

/** What is known inside one pair of parentheses (or outside of all): finished alternatives, the open one, pending `not`s. */
interface Level {
  readonly opener?: ConditionToken;
  readonly alternatives: Draft[];
  conjuncts: Draft[];
  nots: ConditionToken[];
}

/** Reads one condition with a stack of its own instead of recursion. */
export class ConditionReader {
  readonly #tokens: readonly ConditionToken[];
  readonly #end: number;
  readonly #spanOf: SpanOf;
  readonly #diagnostics: Diagnostics;
  #levels: Level[] = [newLevel()];
  #at = 0;

  constructor(tokens: readonly ConditionToken[], end: number, spanOf: SpanOf, diagnostics: Diagnostics) {
    this.#tokens = tokens;
    this.#end = end;
    this.#spanOf = spanOf;
    this.#diagnostics = diagnostics;
  }

  /** The tree, or undefined after one error. */
  read(): ConditionNode | undefined {
    try {
      return this.#read();
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  #read(): ConditionNode {
    let operandExpected = true;
    for (let token = this.#next(); token !== undefined; token = this.#next()) {
      operandExpected = operandExpected ? this.#operandOrPrefix(token) : this.#operatorOrEnd(token);
    }
    if (operandExpected) this.#missingOperand(undefined);
    const level = this.#top();
    if (level.opener !== undefined) {
      this.#fail('condition-parenthesis', level.opener, 'This parenthesis is never closed.');
    }
    return finish(this.#close(level));
  }

  /** Returns whether an operand is still expected. */
  #operandOrPrefix(token: ConditionToken): boolean {
    const keyword = keywordOf(token);
    if (token.kind === '(') {
      this.#levels.push(newLevel(token));
      return true;
    }
    if (keyword === 'not') {
      this.#top().nots.push(token);
      return true;
    }
    if (token.kind !== 'word' || keyword === 'and' || keyword === 'or') return this.#missingOperand(token);
    this.#addOperand(this.#operand(token));
    return false;
  }

  /** Returns whether an operand is expected next. */
  #operatorOrEnd(token: ConditionToken): boolean {
    const keyword = keywordOf(token);
    const level = this.#top();
    if (keyword === 'and') return true;
    if (keyword === 'or') {
      level.alternatives.push(this.#combine('and', level.conjuncts));
      level.conjuncts = [];
      return true;
    }
    if (token.kind === ')') {
      if (level.opener === undefined) {
        return this.#fail('condition-parenthesis', token, 'This parenthesis closes nothing.');
      }
      this.#levels.pop();
      this.#addOperand(enclosed(this.#close(level), joinSpans(this.#span(level.opener), this.#span(token))));
      return false;
    }
    return this.#missingOperator(token);
  }

  #operand(token: ConditionToken): Draft {
    const of = this.#tokens[this.#at];
    if (of !== undefined && keywordOf(of) === 'of') return this.#quantifier(token, of);
    this.#refuseForeign(token);
    const span = this.#span(token);
    if (keywordOf(token) === 'of' || keywordOf(token) === 'them') {
      return this.#fail('condition-quantifier', token, `${quote(token.text)} needs a count before it.`);
    }
    return { kind: 'identifier', name: token.text, span };
  }

  #quantifier(count: ConditionToken, of: ConditionToken): Draft {
    this.#at += 1;
    const pattern = this.#next();
    const number = quantity(count.text);
    if (number === undefined) {
      return this.#fail(
        'condition-quantifier',
        count,
        `${quote(count.text)} is not a count of search identifiers; \`any\`, \`all\` or a number from 1 on is.`,
      );
    }
    if (pattern === undefined || pattern.kind !== 'word') {
      return this.#fail(
        'condition-quantifier',
        pattern ?? of,
        '`of` needs `them` or the name of search identifiers after it.',
      );
    }
    const name = pattern.text.toLowerCase() === 'them' ? 'them' : pattern.text;
    const span = joinSpans(this.#span(count), this.#span(pattern));
    return { kind: 'quantifier', count: number, pattern: name, span };
  }

  #addOperand(operand: Draft): void {
    const level = this.#top();
    let draft = operand;
    for (const not of level.nots.splice(0).toReversed()) {
      draft = this.#bounded(negated(draft, joinSpans(this.#span(not), draft.span)));
    }
    level.conjuncts.push(draft);
  }

  #close(level: Level): Draft {
    return this.#combine('or', [...level.alternatives, this.#combine('and', level.conjuncts)]);
  }

  #combine(kind: 'and' | 'or', parts: readonly Draft[]): Draft {
    const [first] = parts;
    const last = parts.at(-1);
    if (first === undefined || last === undefined) throw new InternalError('an operator always has operands');
    return first === last ? first : this.#bounded(joined(kind, parts, joinSpans(first.span, last.span)));
  }

  #bounded(draft: Draft): Draft {
    if (depthOf(draft) <= maximumDepth) return draft;
    const message = `More than ${maximumDepth} operators stand inside one another here.`;
    return this.#failAt('condition-too-deep', draft.span, message);
  }

  #missingOperand(token: ConditionToken | undefined): never {
    const before = this.#tokens[this.#at - 2];
    const place = token ?? before;
    if (place === undefined) {
      return this.#failAt('condition-empty', this.#spanOf(0, this.#end), 'The condition is empty.');
    }
    if (token !== undefined) this.#refuseForeign(token);
    const after = before === undefined ? 'at the start' : `after ${quote(before.text)}`;
    const until = token === undefined ? '' : `, before ${quote(token.text)}`;
    return this.#fail('condition-operand', place, `A search identifier is missing ${after}${until}.`);
  }

  #missingOperator(token: ConditionToken): never {
    this.#refuseForeign(token);
    const before = this.#tokens[this.#at - 2]?.text ?? '';
    const missing = keywordOf(token) === 'not' ? '`and`' : '`and` or `or`';
    const message = `${missing} is missing between ${quote(before)} and ${quote(token.text)}.`;
    return this.#fail('condition-operator', token, message);
  }

  /** Operators that other languages have get a finding of their own, since what is meant is clear. */
  #refuseForeign(token: ConditionToken): void {
    const [sign] = /^(?:&&?|\|\|?|!=?|==?|,)/.exec(token.text) ?? [];
    if (sign === undefined) return;
    const instead = foreignOperators[sign];
    const help = instead === undefined ? undefined : `Write \`${instead}\` instead.`;
    const message = `\`${sign}\` is not an operator of a Sigma condition.`;
    const span = this.#spanOf(token.start, token.start + sign.length);
    this.#failAt('condition-foreign-operator', span, message, help);
  }

  #fail(code: DiagnosticCode, token: ConditionToken, message: string): never {
    return this.#failAt(code, this.#span(token), message);
  }

  #failAt(code: DiagnosticCode, span: Span, message: string, help?: string): never {
    this.#diagnostics.report(code, span, message, help === undefined ? {} : { help });
    throw new Unreadable();
  }

  #next(): ConditionToken | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }

  #span(token: ConditionToken): Span {
    return this.#spanOf(token.start, token.end);
  }

  #top(): Level {
    const level = this.#levels.at(-1);
    if (level === undefined) throw new InternalError('the outermost level is never closed');
    return level;
  }
}

/** Ends the reading of a condition after its error was reported. */
class Unreadable extends Error {}

function newLevel(opener?: ConditionToken): Level {
  return { ...(opener === undefined ? {} : { opener }), alternatives: [], conjuncts: [], nots: [] };
}

/** What Sigma writes for the operators of other languages, where one word says it. */
const foreignOperators: Readonly<Record<string, string>> = {
  '&': 'and',
  '&&': 'and',
  '|': 'or',
  '||': 'or',
  '!': 'not',
  ',': 'or',
};

function keywordOf(token: ConditionToken): string | undefined {
  return token.kind === 'word' ? token.text.toLowerCase() : undefined;
}

function quantity(text: string): number | 'all' | undefined {
  const word = text.toLowerCase();
  if (word === 'all') return 'all';
  if (word === 'any') return 1;
  return /^[1-9]\d{0,5}$/.test(word) ? Number(word) : undefined;
}
