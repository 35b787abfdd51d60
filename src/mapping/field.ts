import { quote, suggestion, type Span } from '../diagnostics/index.ts';
import type { ColumnExpression, FieldTest, MappedExpression, Value } from '../ir/index.ts';
import { asksForEmptiness, meansPresence } from './absence.ts';
import { FieldReports } from './field-reports.ts';
import { keywordValues, type TextFormat } from './keyword.ts';
import {
  assumed,
  joined,
  withValues,
  type FieldContext,
  type LandedTest,
  type Place,
  type LandingContext,
} from './landed-test.ts';
import { onCases } from './landing/cases.ts';
import { onColumn, onSpread } from './landing/columns.ts';
import { onConstant } from './landing/constant.ts';
import { onHashes } from './landing/hashes.ts';
import type { FieldMapping, LogsourceMapping, Mapping } from './model.ts';
import { isSearchable } from './pattern.ts';
import { resolveField } from './resolve.ts';
import { testColumn } from './test-column.ts';
import { holdsWhereAbsent } from './unrecorded.ts';
import { comparesWhole, missesSpellings, unseenSpellings } from './unseen-spellings.ts';

/** Maps tests on single fields. */
export class FieldMapper {
  readonly #context: LandingContext;

  constructor(context: FieldContext) {
    this.#context = {
      ...context,
      reports: new FieldReports(context.diagnostics),
      resolve: (name, span) => this.#resolve(name, span),
    };
  }

  /** The test on columns; undefined after reporting an error. */
  map(test: FieldTest, place: Place): MappedExpression | undefined {
    const field = this.#resolve(test.field.name, test.field.span);
    if (field === undefined) return undefined;
    const landed = { test, field, place };
    const hidden = isPart(field) ? test.values.filter(asksForEmptiness) : [];
    if (hidden.length === 0) return this.#tested(landed);
    const values = test.values.filter((value) => !hidden.includes(value));
    const decided = hidden.map((value) =>
      assumed(withValues(landed, [value]), filledUnknown, meansPresence(value), this.#context),
    );
    const rest = values.length === 0 ? [] : [this.#tested(withValues(landed, values))];
    return joined(test.quantifier === 'all' ? 'and' : 'or', [...decided, ...rest], landed);
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

  #tested(landed: LandedTest): MappedExpression | undefined {
    const { test, field, place } = landed;
    const { landing } = field;
    const whole = test.values.find((value) => comparesWhole(value, field));
    if (whole !== undefined) return this.#onlyText(field, whole, 'lies among other text');
    const isAround = landing.kind === 'column' && landing.isAround === true;
    const other = isAround ? test.values.find((value) => !isSearchable(value)) : undefined;
    if (other !== undefined) return this.#onlyText(field, other, 'can be inside a list');
    const { losses } = this.#context;
    const { name, span } = test.field;
    losses.note(`\`${name}\``, field.losses, test.values, span, place.negated);
    if (test.values.some((value) => missesSpellings(value, field))) {
      losses.note(`\`${name}\``, [unseenSpellings], [], span, place.negated);
    }
    return this.#onLanding(landed);
  }

  #onLanding(landed: LandedTest): MappedExpression | undefined {
    const context = this.#context;
    const { landing } = landed.field;
    switch (landing.kind) {
      case 'column':
        return onColumn(landing.column, landed, context);
      case 'alternatives':
        return onSpread(landing, landed, context);
      case 'hashes':
        return onHashes(landing, landed, context);
      case 'cases':
        return onCases(landing, landed, context);
      case 'constant':
        return onConstant(landing.value, landed, context);
      case 'unsupported':
        return assumed(landed, landing.reason, holdsWhereAbsent(landed.test), context);
    }
  }

  /** A column that holds more than the field can only be searched for text. */
  #onlyText(field: FieldMapping, { span }: Value, where: string): undefined {
    const message = (): string =>
      `\`${field.name}\` ${where}, so that only text can be looked for in \`${this.#context.entry.table}\`.`;
    return this.#context.reports.once(`${field.name} around`, 'value-unmappable', span, message);
  }

  #resolve(name: string, span: Span): FieldMapping | undefined {
    const { mapping, entry, reports } = this.#context;
    const field = resolveField(mapping, entry, name);
    if (field !== undefined) return field;
    return reports.once(
      name,
      'field-unmapped',
      span,
      () =>
        `\`${entry.table}\` has no column for ${quote(name)} (target \`${mapping.target}\`).${suggestion(name, knownFields(mapping, entry))}`,
    );
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
