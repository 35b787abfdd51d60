import { RE2JS } from 're2js';
import {
  many,
  type CidrValue,
  type ComparisonOperator,
  type Expression,
  type FieldReferenceValue,
  type RegexValue,
  type StringPattern,
  type Value,
} from '../../../src/ir/index.ts';
import { isWithin, readAddress } from './address.ts';
import { message, textOf, type EventValue, type SigmaEvent } from './event.ts';
import { fold } from './fold.ts';
import { timePart } from './time.ts';
import { matchesPattern } from './wildcard.ts';

/**
 * Whether a rule matches an event, by the Sigma specification and by nothing else: the yardstick for
 * emitted queries, which shares no code with them. Short and direct on purpose.
 */
export function matches(expression: Expression, event: SigmaEvent): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.operands.every((operand) => matches(operand, event));
    case 'or':
      return expression.operands.some((operand) => matches(operand, event));
    case 'not':
      return !matches(expression.operand, event);
    case 'selection':
      return matches(expression.operand, event);
    case 'constant':
      return expression.value;
    case 'field': {
      const held = event.get(expression.field.name);
      return quantified(expression, (value) => holds(value, held, event));
    }
    case 'keyword': {
      const held = event.get(message);
      return quantified(expression, (value) => holds(occurrence(value), held, event));
    }
  }
}

function quantified(
  test: { readonly quantifier: 'any' | 'all'; readonly values: readonly Value[] },
  predicate: (value: Value) => boolean,
): boolean {
  return test.quantifier === 'all' ? test.values.every(predicate) : test.values.some(predicate);
}

/** A keyword may stand anywhere in the message. */
function occurrence(value: Value): Value {
  const { span } = value;
  if (value.kind === 'string') return { ...value, pattern: [many, ...value.pattern, many] };
  if (value.kind === 'number')
    return { kind: 'string', pattern: [many, value.text, many], cased: false, span };
  return value;
}

/** An absent field satisfies only `null` and `exists: false`. */
function holds(value: Value, held: EventValue | undefined, event: SigmaEvent): boolean {
  if (value.kind === 'exists') return (held !== undefined) === value.expected;
  if (value.kind === 'null') return held === undefined || held === '';
  if (held === undefined) return false;
  const text = textOf(held);
  switch (value.kind) {
    case 'string':
      return value.cased
        ? matchesPattern(text, value.pattern)
        : matchesPattern(fold(text), foldPattern(value.pattern));
    case 'number':
      return typeof held === 'number' ? held === Number(value.value) : fold(text) === fold(value.text);
    case 'boolean':
      return fold(text) === String(value.value);
    case 'regex':
      return regexOf(value).test(text);
    case 'comparison':
      return isNumber(text) && compares(Number(text), value.operator, Number(value.value));
    case 'cidr':
      return isInNetwork(text, value);
    case 'field-reference':
      return refers(text, value, event.get(value.field));
    case 'time-part': {
      const part = timePart(text, value.unit);
      return part !== undefined && compares(part, value.operator, value.value);
    }
    case 'query-list':
      throw new Error('what a list of the user holds is not known');
  }
}

function foldPattern(pattern: StringPattern): StringPattern {
  return pattern.map((part) => (typeof part === 'string' ? fold(part) : part));
}

const compiled = new Map<string, RE2JS>();

function regexOf({ source, flags }: RegexValue): RE2JS {
  const whole = flags.length === 0 ? source : `(?${flags.join('')})${source}`;
  const regex = compiled.get(whole) ?? RE2JS.compile(whole);
  compiled.set(whole, regex);
  return regex;
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text);
}

function compares(left: number, operator: '=' | ComparisonOperator, right: number): boolean {
  switch (operator) {
    case '=':
      return left === right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function isInNetwork(text: string, { network, prefixLength }: CidrValue): boolean {
  const address = readAddress(text);
  const base = readAddress(network);
  return address !== undefined && base !== undefined && isWithin(address, base, prefixLength);
}

function refers(text: string, value: FieldReferenceValue, other: EventValue | undefined): boolean {
  if (other === undefined || other === '') return false;
  const [left, right] = value.cased ? [text, textOf(other)] : [fold(text), fold(textOf(other))];
  switch (value.position) {
    case 'equals':
      return left === right;
    case 'startswith':
      return left.startsWith(right);
    case 'endswith':
      return left.endsWith(right);
    case 'contains':
      return left.includes(right);
  }
}
