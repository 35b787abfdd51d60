import type { Run, Typed } from '../model.ts';
import { constantValue } from '../model.ts';
import { dynamicText, foldAscii, toText } from '../values/text.ts';
import type { Row } from '../values/value.ts';
import type { BinaryOperator } from './row.ts';
import { hasPrefix, hasSuffix, hasTerm } from './terms.ts';

type Test = (text: string, needle: string) => boolean;

const page = 'datatypes-string-operators';

/**
 * Tests of one text against another. Operators without `_cs` fold ASCII letters only, as the engine does.
 * A text is never null, and neither is the result.
 */
export const textTests: Readonly<Record<string, BinaryOperator>> = {
  ...family('contains', 'contains_cs', (text, needle) => text.includes(needle)),
  ...family('startswith', 'startswith_cs', (text, needle) => text.startsWith(needle)),
  ...family('endswith', 'endswith_cs', (text, needle) => text.endsWith(needle)),
  ...family('has', 'has_cs', hasTerm),
  ...family('hasprefix', 'hasprefix_cs', hasPrefix),
  ...family('hassuffix', 'hassuffix_cs', hasSuffix),
  '=~': textTest((text, needle) => text === needle, true, false),
  '!~': textTest((text, needle) => text === needle, true, true),
};

/** The text of an expression of any type. */
export function textOf(expression: Typed): (row: Row, run: Run) => string {
  const { type } = expression;
  if (type === 'string') return (row, run) => expression.get(row, run) as string;
  if (type === 'dynamic') return (row, run) => dynamicText(expression.get(row, run));
  return (row, run) => toText(expression.get(row, run), type);
}

function family(plain: string, cased: string, test: Test): Record<string, BinaryOperator> {
  return {
    [plain]: textTest(test, true, false),
    [`!${plain}`]: textTest(test, true, true),
    [cased]: textTest(test, false, false),
    [`!${cased}`]: textTest(test, false, true),
  };
}

function textTest(test: Test, folds: boolean, negated: boolean): BinaryOperator {
  return {
    page,
    compile(left, right) {
      const text = textOf(left);
      const needle = textOf(right);
      const isConstant = left.constant && right.constant;
      if (!right.constant) {
        const fold = folds ? foldAscii : (plain: string): string => plain;
        return bool(isConstant, (row, run) => test(fold(text(row, run)), fold(needle(row, run))) !== negated);
      }
      const plain = toText(constantValue(right), right.type);
      if (!folds) return bool(isConstant, (row, run) => test(text(row, run), plain) !== negated);
      const folded = foldAscii(plain);
      return bool(isConstant, (row, run) => test(foldAscii(text(row, run)), folded) !== negated);
    },
  };
}

function bool(isConstant: boolean, get: (row: Row, run: Run) => boolean): Typed {
  return { type: 'bool', constant: isConstant, get };
}
