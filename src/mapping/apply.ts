import type { Diagnostics, Span } from '../diagnostics/index.ts';
import type {
  ColumnExpression,
  DetectionRule,
  Expression,
  KeywordTest,
  MappedExpression,
  MappedRule,
  TableReference,
  Value,
} from '../ir/index.ts';
import { FieldMapper } from './field.ts';
import type { FieldContext, Place } from './landed-test.ts';
import type { TextFormat } from './keyword.ts';
import { idPassedOver, lineForm, programColumns } from './line.ts';
import { LossReport } from './losses.ts';
import type { LogsourceMapping, Mapping, TableMapping } from './model.ts';
import { instantiate } from './predicate.ts';
import { reportLogsource, resolveField, resolveRule } from './resolve.ts';
import { simplify } from './simplify.ts';
import { sharedSpread, type Sides } from './spread.ts';
import { UnrecordedTests } from './unrecorded.ts';

/** Choices of the user that a mapping leaves open. */
export interface ApplyOptions {
  /** Which name of an ASIM parser the query uses. */
  readonly asimParsers: 'workspace' | 'builtin';
}

/**
 * Turns the fields of a rule into columns of the table that holds its log source. Reports every
 * field that has no column and every difference between field and column; returns undefined after
 * at least one error.
 */
export function applyMapping(
  rule: DetectionRule,
  mapping: Mapping,
  options: ApplyOptions,
  diagnostics: Diagnostics,
): MappedRule | undefined {
  const entry = resolveRule(mapping, rule);
  const table = entry === undefined ? undefined : mapping.tables[entry.table];
  if (entry === undefined || table === undefined) {
    reportLogsource(rule.logsource, [mapping], diagnostics);
    return undefined;
  }
  const before = diagnostics.list.length;
  const unrecorded = new UnrecordedTests();
  const mapper = new RuleMapper(rule, table, { mapping, entry, diagnostics, unrecorded });
  const mapped = mapper.map(rule.condition, { sides: new Map(), negated: false, excluded: false });
  if (mapped === undefined || diagnostics.hasErrors(before)) return undefined;
  const condition = simplify(mapped);
  if (condition.kind === 'constant' && rule.condition.kind !== 'constant') {
    if (unrecorded.isEmpty) reportDecided(rule, entry.table, condition.value, diagnostics);
    else unrecorded.reportRefusal(entry.table, diagnostics);
    return undefined;
  }
  unrecorded.reportLosses(entry.table, diagnostics);
  const origin = { rule: rule.logsource.span, mapping: entry.place };
  return {
    kind: 'rule',
    rule,
    target: mapping.target,
    table: { ...tableReference(table, entry, mapping, options), origin },
    implied: entry.where.map((predicate) => instantiate(predicate, origin)),
    condition,
  };
}

/** Maps the expressions of one rule. Returns undefined where it reported an error. */
class RuleMapper {
  readonly #mapping: Mapping;
  readonly #entry: LogsourceMapping;
  readonly #table: TableMapping;
  readonly #diagnostics: Diagnostics;
  readonly #losses: LossReport;
  readonly #fields: FieldMapper;

  constructor(rule: DetectionRule, table: TableMapping, context: Omit<FieldContext, 'losses'>) {
    this.#mapping = context.mapping;
    this.#entry = context.entry;
    this.#table = table;
    this.#diagnostics = context.diagnostics;
    this.#losses = new LossReport(context.diagnostics);
    this.#losses.note(context.entry.table, context.entry.losses, [], rule.logsource.span, false);
    this.#fields = new FieldMapper({ ...context, losses: this.#losses });
  }

  map(expression: Expression, place: Place): MappedExpression | undefined {
    switch (expression.kind) {
      case 'and':
        return this.#conjunction(expression.operands, expression.span, place);
      case 'or':
        return group(
          'or',
          expression.operands.map((operand) => this.map(operand, place)),
          expression.span,
        );
      case 'not': {
        const operand = this.map(expression.operand, { ...place, negated: !place.negated });
        return operand && { kind: 'not', operand, origin: { rule: expression.span } };
      }
      case 'selection': {
        const operand = this.map(expression.operand, { ...place, excluded: place.negated });
        const { kind, name, filter, span } = expression;
        return operand && { kind, name, ...(filter && { filter }), operand, origin: { rule: span } };
      }
      case 'field':
        return this.#fields.map(expression, place);
      case 'keyword':
        return this.#keywords(expression, place);
      case 'constant':
        return { kind: 'constant', value: expression.value, origin: { rule: expression.span } };
    }
  }

  /**
   * Tests of one spread group that must hold together are tried on each side of the group as a
   * whole, so that two tests can't be satisfied by two different columns.
   */
  #conjunction(operands: readonly Expression[], span: Span, place: Place): MappedExpression | undefined {
    const shared =
      this.#mapping.settings.fanOut === 'test'
        ? undefined
        : sharedSpread(
            operands,
            (field) => resolveField(this.#mapping, this.#entry, field)?.landing,
            place.sides,
          );
    if (shared === undefined) {
      return group(
        'and',
        operands.map((operand) => this.map(operand, place)),
        span,
      );
    }
    const together = operands.filter((operand) => shared.operands.has(operand));
    const apart = operands.filter((operand) => !shared.operands.has(operand));
    const bySide = Array.from({ length: shared.size }, (_, side) => {
      const sides: Sides = new Map([...place.sides, [shared.group, side]]);
      return this.#conjunction(together, span, { ...place, sides });
    });
    const spread = group('or', bySide, span);
    if (apart.length === 0) return spread;
    const first = operands.indexOf(together[0] as Expression);
    const mappedApart = apart.map((operand) => this.map(operand, place));
    return group('and', [...mappedApart.slice(0, first), spread, ...mappedApart.slice(first)], span);
  }

  #keywords(test: KeywordTest, place: Place): MappedExpression | undefined {
    const { keywords } = this.#table;
    if (keywords.length === 0) {
      this.#diagnostics.report(
        'keywords-unmapped',
        test.span,
        `The rule looks for text anywhere in the event, but \`${this.#entry.table}\` has no column that holds the whole event.`,
      );
      return undefined;
    }
    this.#losses.note('Keywords', this.#table.keywordLosses ?? [], test.values, test.span, place.negated);
    const perValue = test.values.map((value) =>
      group(
        'or',
        this.#columnsOf(value, test.span, place).map((column) =>
          this.#fields.anywhere(column, value, test.span, formatOf(column, this.#table)),
        ),
        test.span,
      ),
    );
    return group(test.quantifier === 'all' ? 'and' : 'or', perValue, test.span);
  }

  /** Where a keyword is looked for: a line contains its text, so that one that begins as a line does is enough. */
  #columnsOf(value: Value, span: Span, { negated }: Place): readonly ColumnExpression[] {
    const { keywords, lines } = this.#table;
    if (lines === undefined) return keywords;
    const form = lineForm(value);
    if (form === undefined) return programColumns(value, keywords, lines) ?? keywords;
    if (form === 'plain')
      this.#losses.note(`Keywords on ${this.#entry.table}`, [idPassedOver], [], span, negated);
    return [form === 'plain' ? lines.plain : lines.numbered];
  }
}

/** How the text of a column with the whole event is written. */
function formatOf(column: ColumnExpression, table: TableMapping): TextFormat {
  if (column.kind !== 'plain') return 'plain';
  const { name, type } = column;
  const { xmlKeywords = [], jsonKeywords = [] } = table;
  if (xmlKeywords.includes(name)) return 'xml';
  return type === 'dynamic' || jsonKeywords.includes(name) ? 'json' : 'plain';
}

/** One expression of several; undefined if one of them is. A single operand is returned as it is. */
function group(
  kind: 'and' | 'or',
  operands: readonly (MappedExpression | undefined)[],
  span: Span,
): MappedExpression | undefined {
  const known = operands.filter((operand) => operand !== undefined);
  if (known.length !== operands.length) return undefined;
  const [only] = known;
  return known.length === 1 && only !== undefined ? only : { kind, operands: known, origin: { rule: span } };
}

function tableReference(
  table: TableMapping,
  { sources = table.sources }: LogsourceMapping,
  mapping: Mapping,
  options: ApplyOptions,
): Omit<TableReference, 'origin'> {
  const name = typeof table.query === 'string' ? table.query : table.query[options.asimParsers];
  const timeColumn = mapping.settings.timeColumn ?? 'TimeGenerated';
  return { name, schema: table.schema, timeColumn, ...(sources && { sources }) };
}

function reportDecided(rule: DetectionRule, table: string, value: boolean, diagnostics: Diagnostics): void {
  const outcome = value ? 'every event' : 'no event';
  diagnostics.report('rule-decided', rule.condition.span, `On \`${table}\` the rule matches ${outcome}.`);
}
