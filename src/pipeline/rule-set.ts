import { Diagnostics, type Diagnostic } from '../diagnostics/index.ts';
import type { CorrelationRule, DetectionRule, FilterRule } from '../ir/index.ts';
import {
  applyFilters,
  indexRules,
  isAggregating,
  lowerAggregation,
  lowerCorrelation,
  lowerDetection,
  lowerFilter,
  reportUnusedFilters,
  type LowerOptions,
  type RuleDocument,
  type RuleIndex,
} from '../lower/index.ts';
import type { FilterDocument } from '../parse/index.ts';
import type { ReadDocument } from './read.ts';

/**
 * Lowers documents that may refer to one another: a correlation finds its rules, and a filter its targets,
 * in every file of the set.
 */
export class RuleSet {
  readonly #options: LowerOptions;
  readonly #index: RuleIndex;
  readonly #filters: readonly FilterRule[];
  readonly #rules: DetectionRule[] = [];
  readonly #diagnostics = new Diagnostics();

  /** `read` holds the rules and filters of the set, `filters` documents of which only filters count. */
  constructor(
    read: readonly ReadDocument[],
    options: LowerOptions = {},
    filters: readonly ReadDocument[] = [],
  ) {
    this.#options = options;
    this.#index = indexRules(read.map(({ document }) => document));
    this.#filters = [...read, ...filters].flatMap(({ document, diagnostics }) =>
      document.kind === 'filter' ? this.#lowerFilter(document, diagnostics) : [],
    );
  }

  /** A rule with the filters that concern it; `undefined` after at least one error. */
  lower(document: RuleDocument, diagnostics: Diagnostics): DetectionRule | CorrelationRule | undefined {
    const options = this.#options;
    if (document.kind === 'correlation') {
      const context = { ...options, index: this.#index, filters: this.#filters };
      return lowerCorrelation(document, diagnostics, context);
    }
    if (isAggregating(document)) {
      return lowerAggregation(document, diagnostics, { ...options, filters: this.#filters });
    }
    const rule = lowerDetection(document, diagnostics, options);
    if (rule === undefined) return undefined;
    this.#rules.push(rule);
    return applyFilters(rule, this.#filters);
  }

  /** The findings about filters, complete once every rule was lowered. */
  finish(): readonly Diagnostic[] {
    const diagnostics = new Diagnostics(this.#diagnostics.list);
    reportUnusedFilters(this.#filters, this.#rules, diagnostics);
    return diagnostics.list;
  }

  #lowerFilter(document: FilterDocument, found: readonly Diagnostic[]): readonly FilterRule[] {
    this.#diagnostics.add(found);
    const filter = lowerFilter(document, this.#diagnostics, this.#options);
    return filter === undefined ? [] : [filter];
  }
}
