import {
  typeOf,
  type ColumnExpression,
  type ColumnReferenceValue,
  type ColumnTest,
  type ColumnValue,
  type MappedExpression,
  type MappedRule,
} from '../ir/index.ts';
import type { ScalarType } from '../schema/index.ts';
import { alwaysTrue, type Formula, type Formulas } from './formula.ts';
import { nameOf, viewOf, type Subject, type View } from './subject.ts';
import type { NumberedTests } from './tests.ts';
import { consequencesOf } from './theory/reference.ts';
import type { SubjectTest } from './theory/subject-test.ts';
import { addressOf, mappedBase } from './theory/address.ts';
import { UnreadableRegex } from './text/regex-cursor.ts';
import { undecidable } from './text/text-set.ts';
import { isAnything, patternTest, type TextTest } from './text/text-test.ts';

/** Writes rules as formulas over tests of subjects. Both rules of a pair share one encoder. */
export class Encoder {
  readonly #formulas: Formulas;
  readonly #tests: NumberedTests;

  constructor(formulas: Formulas, tests: NumberedTests) {
    this.#formulas = formulas;
    this.#tests = tests;
  }

  /** That a row is one which the rule finds: what the log source implies, and the condition. */
  rule({ implied, condition }: MappedRule): Formula {
    return this.#formulas.all([...implied, condition].map((part) => this.#expression(part)));
  }

  #expression(expression: MappedExpression): Formula {
    switch (expression.kind) {
      case 'and':
        return this.#formulas.all(expression.operands.map((operand) => this.#expression(operand)));
      case 'or':
        return this.#formulas.any(expression.operands.map((operand) => this.#expression(operand)));
      case 'not':
        return -this.#expression(expression.operand);
      case 'selection':
        return this.#expression(expression.operand);
      case 'column':
        return this.#columnTest(expression, viewOf(expression.column));
      case 'constant':
        return expression.value ? alwaysTrue : -alwaysTrue;
    }
  }

  /** Of several columns the first one that holds something is tested, or else the last. */
  #columnTest(test: ColumnTest, view: View): Formula {
    if (view.kind === 'subject') {
      const { quantifier, values, column } = test;
      const formulas = values.map((value) => this.#value(view, column, value));
      return quantifier === 'all' ? this.#formulas.all(formulas) : this.#formulas.any(formulas);
    }
    const [first, ...rest] = view.alternatives;
    if (first === undefined) return -alwaysTrue;
    const ofFirst = this.#columnTest(test, first);
    if (rest.length === 0) return ofFirst;
    const isFilled = -this.#isEmpty(first);
    const ofRest = this.#columnTest(test, { ...view, alternatives: rest });
    return this.#formulas.any([
      this.#formulas.all([isFilled, ofFirst]),
      this.#formulas.all([-isFilled, ofRest]),
    ]);
  }

  #isEmpty(view: View): Formula {
    if (view.kind === 'first-filled')
      return this.#formulas.all(view.alternatives.map((each) => this.#isEmpty(each)));
    const { type } = view.subject;
    if (type === 'string' || view.ofFileName) return this.#text(view, emptyText(view));
    return this.#subject(view.subject, { kind: 'missing' });
  }

  /** One value against a subject, as the query tests it; `column` says of which type it is. */
  #value(view: SubjectView, column: ColumnExpression, value: ColumnValue): Formula {
    const type = typeOf(column);
    const isTyped = type !== 'string';
    const absent = (): Formula =>
      isTyped ? this.#subject(view.subject, { kind: 'missing' }) : this.#text(view, emptyText(view));
    const equals = (text: string): Formula =>
      this.#text(view, patternTest({ pattern: text === '' ? [] : [text], cased: false }, view.ofFileName));
    switch (value.kind) {
      case 'string':
        if (isAnything(value.pattern)) return -this.#text(view, emptyText(view));
        return this.#text(view, patternTest(value, view.ofFileName));
      case 'number':
        if (!isTyped) return equals(value.text);
        return this.#subject(view.subject, { kind: 'number', operator: '=', value: value.value });
      case 'boolean':
        if (type !== 'bool') return equals(String(value.value));
        return this.#subject(view.subject, { kind: 'truth', value: value.value });
      case 'null':
        return absent();
      case 'exists':
        return value.expected ? -absent() : absent();
      case 'regex':
        return this.#text(view, {
          kind: 'regex',
          source: value.source,
          flags: value.flags,
          ofFileName: view.ofFileName,
        });
      case 'comparison':
        return this.#other(view, value, {
          kind: 'number',
          operator: value.operator,
          value: value.value,
        });
      case 'cidr': {
        const { family, network, prefixLength } = value;
        if (isMappedNetwork(value)) return this.#opaque(view, value, 'a network of mapped addresses');
        return this.#other(view, value, { kind: 'network', family, network, prefixLength });
      }
      case 'time-part': {
        const { unit, operator } = value;
        return this.#other(view, value, { kind: 'time', unit, operator, value: value.value });
      }
      case 'column-reference':
        return this.#reference(view, type, value);
      case 'query-list':
        return this.#lookup(view, value.expression, value.cased);
    }
  }

  #subject(subject: Subject, test: SubjectTest): Formula {
    return this.#formulas.test(this.#tests.ofSubject(subject, test));
  }

  #text(view: SubjectView, test: TextTest): Formula {
    try {
      const reason = undecidable(test);
      if (reason === undefined) return this.#subject(view.subject, test);
      return this.#opaque(view, test, reason);
    } catch (error) {
      if (!(error instanceof UnreadableRegex)) throw error;
      return this.#opaque(view, test, `a regular expression with ${error.message}`);
    }
  }

  /** Tests that are not of texts are not tried on file names. */
  #other(view: SubjectView, value: ColumnValue, test: SubjectTest): Formula {
    if (view.ofFileName) return this.#opaque(view, value, 'a file name that is no text');
    return this.#subject(view.subject, test);
  }

  #reference(view: SubjectView, type: ScalarType, value: ColumnReferenceValue): Formula {
    const { column, position, cased } = value;
    const other = viewOf(column);
    const isPlain = other.kind === 'subject' && !other.ofFileName && !view.ofFileName;
    if (!isPlain || type !== 'string' || typeOf(column) !== 'string') {
      return this.#opaque(view, { position, cased, column }, 'another column');
    }
    // Said with all that follows, so that it is known of tests that differ in this only.
    const references = consequencesOf({ position, cased }).map((relationship) =>
      this.#formulas.test(
        this.#tests.reference({ subject: view.subject, other: other.subject, ...relationship }),
      ),
    );
    return this.#formulas.all([-this.#text(other, emptyText(other)), ...references]);
  }

  #lookup({ subject, ofFileName }: SubjectView, expression: string, cased: boolean): Formula {
    const key = JSON.stringify(['lookup', subject.key, ofFileName, expression, cased]);
    const reason = `What the queries find depends on a list that is looked up: \`${expression}\`.`;
    return this.#formulas.test(this.#tests.opaque(key, { reason, isLookup: true }));
  }

  #opaque({ subject, ofFileName }: SubjectView, value: unknown, what: string): Formula {
    const withoutPlace = JSON.stringify(value, (name, part: unknown) =>
      name === 'span' ? undefined : typeof part === 'bigint' ? `${part}n` : part,
    );
    const key = JSON.stringify([subject.key, ofFileName, withoutPlace]);
    const reason = `The comparison of \`${nameOf(subject)}\` with ${what} can't be decided.`;
    return this.#formulas.test(this.#tests.opaque(key, { reason, isLookup: false }));
  }
}

type SubjectView = Extract<View, { readonly kind: 'subject' }>;

function emptyText({ ofFileName }: SubjectView): TextTest {
  return patternTest({ pattern: [], cased: false }, ofFileName);
}

/**
 * Whether an IPv6 network holds nothing but IPv4 addresses in IPv6's spelling. Whether an IPv4 address is of it depends
 * on the networks beside it.
 */
function isMappedNetwork({
  family,
  network,
  prefixLength,
}: {
  family: 4 | 6;
  network: string;
  prefixLength: number;
}): boolean {
  const number = addressOf(network)?.number ?? 0n;
  return family === 6 && prefixLength > 96 && number >> 32n === mappedBase >> 32n;
}
