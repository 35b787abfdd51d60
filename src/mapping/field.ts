import { quote, suggestion, type Diagnostics, type Span } from '../diagnostics/index.ts';
import {
  type ColumnExpression,
  type ColumnValue,
  type FieldTest,
  type MappedExpression,
  type MappingPlace,
  type Value,
} from '../ir/index.ts';
import { asksForEmptiness, meansAbsence, meansPresence } from './absence.ts';
import { caseKey } from './case-key.ts';
import { constantMatches } from './constant.ts';
import { columnsFor, tellsNothing } from './containing-columns.ts';
import { hashTarget } from './hashes.ts';
import { keywordValues, type TextFormat } from './keyword.ts';
import type { LossReport } from './losses.ts';
import type { CasesLanding, FieldMapping, HashesLanding, LogsourceMapping, Mapping } from './model.ts';
import { isSearchable } from './pattern.ts';
import { instantiate } from './predicate.ts';
import { resolveField } from './resolve.ts';
import { rewriteValue } from './rewrite.ts';
import { comparesWhole, holdsValueItself, missesSpellings, unseenSpellings } from './unseen-spellings.ts';
import type { Sides } from './spread.ts';
import { testColumn } from './test-column.ts';
import { holdsWhereAbsent, type UnrecordedTests } from './unrecorded.ts';

/** Where in a rule a test stands. */
export interface Place {
  /** The columns that the conjunctions around it have chosen. */
  readonly sides: Sides;
  /** Whether it stands under an odd number of `not`, and whether the search identifier around it does. */
  readonly negated: boolean;
  readonly excluded: boolean;
}

/** What a field mapper works with. */
export interface FieldContext {
  readonly mapping: Mapping;
  readonly entry: LogsourceMapping;
  readonly diagnostics: Diagnostics;
  readonly losses: LossReport;
  readonly unrecorded: UnrecordedTests;
}

/** Maps tests on single fields. */
export class FieldMapper {
  readonly #context: FieldContext;
  readonly #reported = new Set<string>();

  constructor(context: FieldContext) {
    this.#context = context;
  }

  /** The test on columns; undefined after reporting an error. */
  map(test: FieldTest, place: Place): MappedExpression | undefined {
    const field = this.#resolve(test.field.name, test.field.span);
    if (field === undefined) return undefined;
    const hidden = isPart(field) ? test.values.filter(asksForEmptiness) : [];
    if (hidden.length === 0) return this.#tested(test, field, place);
    const values = test.values.filter((value) => !hidden.includes(value));
    const decided = hidden.map((value) =>
      this.#assumed({ ...test, values: [value] }, field, filledUnknown, place, meansPresence(value)),
    );
    const rest = values.length === 0 ? [] : [this.#tested({ ...test, values }, field, place)];
    return all(test.quantifier === 'all' ? 'and' : 'or', [...decided, ...rest], test, field.place);
  }

  #tested(test: FieldTest, field: FieldMapping, place: Place): MappedExpression | undefined {
    const { landing } = field;
    const whole = test.values.find((value) => comparesWhole(value, field));
    if (whole !== undefined) return this.#onlyText(field, whole, 'lies among other text');
    const isAround = landing.kind === 'column' && landing.isAround === true;
    const other = isAround ? test.values.find((value) => !isSearchable(value)) : undefined;
    if (other !== undefined) return this.#onlyText(field, other, 'can be inside a list');
    this.#context.losses.note(
      `\`${test.field.name}\``,
      field.losses,
      test.values,
      test.field.span,
      place.negated,
    );
    if (test.values.some((value) => missesSpellings(value, field))) {
      this.#noteUnseen(test.field.name, test.field.span, place);
    }
    switch (landing.kind) {
      case 'column':
        return this.#onColumn(landing.column, field, test, place);
      case 'alternatives': {
        const { columns } = landing;
        const side = place.sides.get(landing.spread);
        const chosen = side === undefined ? undefined : columns[Math.min(side, columns.length - 1)];
        const isSilent = chosen !== undefined && tellsNothing(chosen, columns, test.values);
        return chosen === undefined || isSilent
          ? this.#onAlternatives(columns, field, test, place)
          : this.#onColumn(chosen, field, test, place);
      }
      case 'hashes':
        return this.#onHashes(landing, field, test, place);
      case 'cases':
        return this.#onCases(landing, field, test, place);
      case 'constant':
        return this.#onConstant(landing.value, field, test);
      case 'unsupported':
        return this.#assumed(test, field, landing.reason, place, holdsWhereAbsent(test));
    }
  }

  /** A keyword against a column that holds the whole event. Undefined after reporting an error. */
  anywhere(
    column: ColumnExpression,
    value: Value,
    span: Span,
    format: TextFormat,
  ): MappedExpression | undefined {
    return testColumn(
      column,
      keywordValues(value, format),
      { quantifier: 'any', span, mapping: this.#context.entry.place, negated: false },
      this.#context.diagnostics,
    );
  }

  /** A column that holds more than the field can only be searched for text. */
  #onlyText(field: FieldMapping, { span }: Value, where: string): undefined {
    return this.#once(`${field.name} around`, () =>
      this.#context.diagnostics.report(
        'value-unmappable',
        span,
        `\`${field.name}\` ${where}, so that only text can be looked for in \`${this.#context.entry.table}\`.`,
      ),
    );
  }

  /** The field holds what one of the columns holds, and nothing if all of them are empty. */
  #onAlternatives(
    columns: readonly ColumnExpression[],
    field: FieldMapping,
    test: FieldTest,
    place: Place,
  ): MappedExpression | undefined {
    const parts = [
      { kind: 'or', values: test.values.filter((value) => !meansAbsence(value)) },
      { kind: 'and', values: test.values.filter(meansAbsence) },
    ] as const;
    const tests = parts
      .filter(({ values }) => values.length > 0)
      .map(({ kind, values }) =>
        all(
          kind,
          columnsFor(columns, values).map((column) =>
            this.#onColumn(column, field, { ...test, values }, place),
          ),
          test,
          field.place,
        ),
      );
    return all(test.quantifier === 'all' ? 'and' : 'or', tests, test, field.place);
  }

  #onColumn(
    column: ColumnExpression,
    field: FieldMapping,
    test: FieldTest,
    place: Place,
  ): MappedExpression | undefined {
    const perValue = test.values.map((value) => this.#columnValues(value, field, place));
    const known = perValue.filter((alternatives) => alternatives !== undefined);
    if (known.length < perValue.length) return undefined;
    if (test.quantifier === 'any' || known.every((alternatives) => alternatives.length === 1)) {
      const values: ColumnValue[] = [];
      for (const alternatives of known) values.push(...alternatives);
      if (values.length === 0) return this.#neverHeld(field, test);
      return this.#test(column, values, test.quantifier, test, field, place);
    }
    return all(
      'and',
      known.map((alternatives) =>
        alternatives.length === 0
          ? this.#neverHeld(field, test)
          : this.#test(column, alternatives, 'any', test, field, place),
      ),
      test,
      field.place,
    );
  }

  /** What the column holds where the field holds the value; undefined after reporting an error. */
  #columnValues(value: Value, field: FieldMapping, place: Place): readonly ColumnValue[] | undefined {
    if (value.kind !== 'field-reference') {
      return rewriteValue(value, field.rewrites).filter((rewritten) => rewritten.kind !== 'field-reference');
    }
    const other = this.#resolve(value.field, value.span);
    if (other === undefined) return undefined;
    const columns = referencedColumns(other, place.sides);
    if (columns.length === 0 || !holdsValueItself(field) || !holdsValueItself(other)) {
      return this.#once(`reference ${value.field}`, () =>
        this.#context.diagnostics.report(
          'value-unmappable',
          value.span,
          `\`${field.name}\` can't be compared with \`${value.field}\` on \`${this.#context.entry.table}\`: the columns hold them in different forms.`,
        ),
      );
    }
    if (field.rewrites.length > 0 || other.rewrites.length > 0) {
      this.#noteUnseen(field.name, value.span, place);
    }
    this.#context.losses.note(`\`${value.field}\``, other.losses, [value], value.span, place.negated);
    const { position, cased, span } = value;
    return columns.map((column) => ({ kind: 'column-reference', column, position, cased, span }));
  }

  #noteUnseen(field: string, span: Span, { negated }: Place): void {
    this.#context.losses.note(`\`${field}\``, [unseenSpellings], [], span, negated);
  }

  #onHashes(
    landing: HashesLanding,
    field: FieldMapping,
    test: FieldTest,
    place: Place,
  ): MappedExpression | undefined {
    const tests = test.values.map((value): MappedExpression | undefined => {
      if (asksForEmptiness(value)) {
        return this.#onAlternatives(
          Object.values(landing.columns),
          field,
          { ...test, values: [value] },
          place,
        );
      }
      const target = hashTarget(value, landing);
      switch (target.kind) {
        case 'column':
          return this.#test(target.column, [target.value], 'any', test, field, place);
        case 'never': {
          const unknown = { ...test, values: [value] };
          return this.#assumed(unknown, field, `it has no ${target.algorithm} column`, place, false);
        }
        case 'unknown':
          return this.#once(field.name, () =>
            this.#context.diagnostics.report(
              'value-unmappable',
              value.span,
              `This value of \`${field.name}\` is not \`ALGORITHM=digest\`, so it can't be sent to the column of an algorithm.`,
            ),
          );
      }
    });
    return all(test.quantifier === 'all' ? 'and' : 'or', tests, test, field.place);
  }

  #onCases(
    landing: CasesLanding,
    field: FieldMapping,
    test: FieldTest,
    place: Place,
  ): MappedExpression | undefined {
    const tests = test.values.map((value): MappedExpression | undefined => {
      const key = caseKey(value);
      const predicate =
        key !== undefined && Object.hasOwn(landing.cases, key) ? landing.cases[key] : undefined;
      if (predicate !== undefined) return instantiate(predicate, { rule: value.span, mapping: field.place });
      const known = Object.keys(landing.cases)
        .map((name) => `\`${name}\``)
        .join(', ');
      if (key !== undefined) {
        const unknown = { ...test, values: [value] };
        return this.#assumed(unknown, field, `the table holds only ${known}`, place, false);
      }
      return this.#once(`${field.name} case`, () =>
        this.#context.diagnostics.report(
          'value-unmappable',
          value.span,
          `\`${field.name}\` can only be compared with ${known} on \`${this.#context.entry.table}\`.`,
        ),
      );
    });
    return all(test.quantifier === 'all' ? 'and' : 'or', tests, test, field.place);
  }

  /** A test that the table can't decide, with the outcome that is assumed for it. */
  #assumed(
    test: FieldTest,
    field: FieldMapping,
    reason: string,
    { negated, excluded }: Place,
    outcome: boolean,
  ): MappedExpression {
    return this.#context.unrecorded.add({ test, reason, negated, excluded, outcome }, field.place);
  }

  #onConstant(held: string, field: FieldMapping, test: FieldTest): MappedExpression | undefined {
    const verdicts = test.values.map((value) => constantMatches(held, value));
    if (verdicts.includes(undefined)) {
      return this.#once(`${field.name} constant`, () =>
        this.#context.diagnostics.report(
          'value-unmappable',
          test.span,
          `\`${field.name}\` is always \`${held}\` in \`${this.#context.entry.table}\`, and this test can't be decided for it.`,
        ),
      );
    }
    const holds = test.quantifier === 'all' ? verdicts.every(Boolean) : verdicts.some(Boolean);
    return constant(holds, test, field.place);
  }

  #resolve(name: string, span: Span): FieldMapping | undefined {
    const { mapping, entry, diagnostics } = this.#context;
    return (
      resolveField(mapping, entry, name) ??
      this.#once(name, () =>
        diagnostics.report(
          'field-unmapped',
          span,
          `\`${entry.table}\` has no column for ${quote(name)} (target \`${mapping.target}\`).${suggestion(name, knownFields(mapping, entry))}`,
        ),
      )
    );
  }

  #neverHeld(field: FieldMapping, test: FieldTest): undefined {
    return this.#once(`${field.name} never`, () =>
      this.#context.diagnostics.report(
        'value-unmappable',
        test.span,
        `The column for \`${field.name}\` in \`${this.#context.entry.table}\` never holds any of these values.`,
      ),
    );
  }

  #test(
    column: ColumnExpression,
    values: readonly ColumnValue[],
    quantifier: 'any' | 'all',
    test: FieldTest,
    { place: mapping }: FieldMapping,
    { negated }: Place,
  ): MappedExpression | undefined {
    const subject = { field: test.field.name, quantifier, span: test.span, mapping, negated };
    return testColumn(column, values, subject, this.#context.diagnostics);
  }

  /** Reports a cause once per rule, however many tests share it. */
  #once(cause: string, report: () => void): undefined {
    if (!this.#reported.has(cause)) report();
    this.#reported.add(cause);
    return undefined;
  }
}

/** Whether the column holds more than the field, so that it is filled whatever the field holds. */
function isPart({ rewrites }: FieldMapping): boolean {
  return rewrites.some(({ kind }) => kind === 'anywhere');
}

const filledUnknown =
  'the column holds more than the field, so that it does not tell whether the field holds anything';

/** The fields of a log source as the taxonomy spells them, for suggestions. */
function knownFields(mapping: Mapping, entry: LogsourceMapping): readonly string[] {
  return entry.fields.flatMap((set) =>
    Object.values(mapping.fieldSets[set] ?? {}).map((field) => field.name),
  );
}

function referencedColumns(field: FieldMapping, sides: Sides): readonly ColumnExpression[] {
  const { landing } = field;
  if (landing.kind === 'column') return [landing.column];
  if (landing.kind !== 'alternatives') return [];
  const side = sides.get(landing.spread);
  const chosen = side === undefined ? undefined : landing.columns[side];
  return chosen === undefined ? landing.columns : [chosen];
}

function constant(value: boolean, test: FieldTest, mapping: MappingPlace): MappedExpression {
  return { kind: 'constant', value, origin: { rule: test.span, mapping } };
}

function all(
  kind: 'and' | 'or',
  operands: readonly (MappedExpression | undefined)[],
  test: FieldTest,
  mapping: MappingPlace,
): MappedExpression | undefined {
  const known = operands.filter((operand) => operand !== undefined);
  if (known.length !== operands.length) return undefined;
  const [only] = known;
  return known.length === 1 && only !== undefined
    ? only
    : { kind, operands: known, origin: { rule: test.span, mapping } };
}
