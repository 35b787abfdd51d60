import type { ComparisonOperator, RegexFlag, TimeUnit } from '../ir/index.ts';

/**
 * How the values of one field are compared: what all modifiers of its key amount to.
 * Modifiers only fill this in; what each setting means is in `values/` and `strings/`.
 */
export interface Comparison {
  readonly test: TestKind;
  readonly quantifier: 'any' | 'all';
  readonly negated: boolean;
  readonly cased: boolean;
  readonly position: Position;
  readonly flags: readonly RegexFlag[];
  /** In the order of the rule, because they are applied in that order. */
  readonly transforms: readonly TextTransform[];
  readonly charset: Charset;
  readonly encoding: Encoding;
  readonly operator: ComparisonOperator | undefined;
  readonly unit: TimeUnit | undefined;
}

/** What kind of test the values become. */
export type TestKind = 'plain' | 'regex' | 'cidr' | 'number' | 'exists' | 'field-reference' | 'time-part';

/** Where in the field the value is expected. */
export type Position = 'equals' | 'startswith' | 'endswith' | 'contains';

/** A modifier that turns one text into several. */
export type TextTransform = 'expand' | 'windash';

/** How text becomes bytes before it is encoded (Modifiers appendix, "Encoding"). */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-16';

/** How bytes become text again. */
export type Encoding = 'none' | 'base64' | 'base64offset';

/** The comparison of a key without modifiers. */
export const plainComparison: Comparison = {
  test: 'plain',
  quantifier: 'any',
  negated: false,
  cased: false,
  position: 'equals',
  flags: [],
  transforms: [],
  charset: 'utf-8',
  encoding: 'none',
  operator: undefined,
  unit: undefined,
};
