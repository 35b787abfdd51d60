import type { ComparisonOperator, TimeUnit } from '../../ir/index.ts';
import type { ScalarType } from '../../schema/index.ts';
import { TextSet } from '../text/text-set.ts';
import { textTestKey, type TextTest } from '../text/text-test.ts';
import type { Work } from '../work.ts';
import { addressOf, isInNetwork, type Network } from './address.ts';
import { momentOf, numberOf, textOf, timePart, type Value } from './value.ts';

/** A test of one subject. A value that can't be read as what the test is about fails it. */
export type SubjectTest =
  | TextTest
  | ({ readonly kind: 'network' } & Network)
  | NumberTest
  | { readonly kind: 'missing' }
  | { readonly kind: 'truth'; readonly value: boolean }
  | TimeTest;

/** The value, read as a number, compared with a number. */
export interface NumberTest {
  readonly kind: 'number';
  readonly operator: '=' | ComparisonOperator;
  readonly value: number | bigint;
}

/** A part of the value, read as a date, compared with a number. */
export interface TimeTest {
  readonly kind: 'time';
  readonly unit: TimeUnit;
  readonly operator: '=' | ComparisonOperator;
  readonly value: number;
}

/** Equal for tests that hold for the same values. */
export function subjectTestKey(test: SubjectTest): string {
  switch (test.kind) {
    case 'pattern':
    case 'regex':
      return textTestKey(test);
    case 'network':
      return `network ${test.family} ${test.network}/${test.prefixLength}`;
    case 'number':
      return `number ${test.operator} ${test.value}`;
    case 'missing':
      return 'missing';
    case 'truth':
      return `truth ${test.value}`;
    case 'time':
      return `time ${test.unit} ${test.operator} ${test.value}`;
  }
}

/** A test with what it takes to run it often. */
export class RunnableTest {
  readonly test: SubjectTest;
  /** The texts that pass, if the test is one of texts. */
  readonly texts?: TextSet;

  constructor(test: SubjectTest, work: Work) {
    this.test = test;
    if (test.kind === 'pattern' || test.kind === 'regex') this.texts = new TextSet(test, work);
  }

  /** Whether a value passes. */
  holds(value: Value, type: ScalarType): boolean {
    const { test } = this;
    switch (test.kind) {
      case 'pattern':
      case 'regex':
        return this.texts?.matches(textOf(value, type)) === true;
      case 'network': {
        const address = addressOf(textOf(value, type));
        return address !== undefined && isInNetwork(address, test);
      }
      case 'number': {
        const number = numberOf(value);
        return number !== undefined && compares(number, test.operator, test.value);
      }
      case 'missing':
        return value === null;
      case 'truth':
        return value === test.value;
      case 'time': {
        const moment = momentOf(value);
        return moment !== undefined && compares(timePart(moment, test.unit), test.operator, test.value);
      }
    }
  }
}

function compares(
  given: number | bigint,
  operator: '=' | ComparisonOperator,
  wanted: number | bigint,
): boolean {
  switch (operator) {
    case '=':
      return !(given < wanted) && !(given > wanted);
    case '<':
      return given < wanted;
    case '<=':
      return given <= wanted;
    case '>':
      return given > wanted;
    case '>=':
      return given >= wanted;
  }
}
