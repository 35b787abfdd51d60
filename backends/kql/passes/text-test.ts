import type { BinaryOperator, KqlExpression, Origins } from '../ast.ts';
import { binary } from '../build.ts';
import { inherit } from '../origins.ts';

/** Where a test looks for its text. */
export type TextPosition = 'equals' | 'startswith' | 'endswith' | 'contains';

/** A test of a text against constants: true if one of the values is at the position. Never null. */
export interface TextTest {
  readonly left: KqlExpression;
  readonly position: TextPosition;
  /** Whether case matters; if not, letters of ASCII are folded and no others. */
  readonly cased: boolean;
  /** At least one; several only for `equals`. */
  readonly values: readonly TextLiteral[];
  readonly origins?: Origins;
}

/** A text and where it comes from. */
export type TextLiteral = Extract<KqlExpression, { kind: 'string' }>;

/** What a test says, if it is a test of a text against constants. */
export function textTestOf(expression: KqlExpression): TextTest | undefined {
  if (expression.kind === 'in' && expression.operator !== 'has_any') {
    const { left, operator, origins } = expression;
    const values = expression.values.flatMap((value) => (value.kind === 'string' ? [value] : []));
    if (values.length === 0 || values.length < expression.values.length) return undefined;
    return { left, position: 'equals', cased: operator === 'in', values, ...(origins && { origins }) };
  }
  if (expression.kind !== 'binary' || expression.right.kind !== 'string') return undefined;
  const { left, operator, right, origins } = expression;
  const meaning = meanings[operator];
  return meaning && { ...meaning, left, values: [right], ...(origins && { origins }) };
}

/** The simplest expression that says it. */
export function textTest({ left, position, cased, values, origins }: TextTest): KqlExpression {
  const [only] = values;
  const test: KqlExpression =
    only !== undefined && values.length === 1
      ? binary(left, operators[cased ? 'cased' : 'folded'][position], only)
      : { kind: 'in', operator: cased ? 'in' : 'in~', left, values };
  return inherit(test, origins);
}

/** Lower case for the letters of ASCII, as the operators that ignore case compare. */
export function foldAscii(value: string): string {
  return value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

const operators = {
  folded: { equals: '=~', startswith: 'startswith', endswith: 'endswith', contains: 'contains' },
  cased: { equals: '==', startswith: 'startswith_cs', endswith: 'endswith_cs', contains: 'contains_cs' },
} as const satisfies Record<string, Record<TextPosition, BinaryOperator>>;

const meanings: Partial<Record<BinaryOperator, Pick<TextTest, 'position' | 'cased'>>> = {
  '=~': { position: 'equals', cased: false },
  startswith: { position: 'startswith', cased: false },
  endswith: { position: 'endswith', cased: false },
  contains: { position: 'contains', cased: false },
  '==': { position: 'equals', cased: true },
  startswith_cs: { position: 'startswith', cased: true },
  endswith_cs: { position: 'endswith', cased: true },
  contains_cs: { position: 'contains', cased: true },
};
