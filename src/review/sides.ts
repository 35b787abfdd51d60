import type { Deployment } from '../backend/deployment.ts';
import type { Diagnostic, Source } from '../diagnostics/index.ts';
import type { Comparison, ComparedRule } from '../comparison/index.ts';
import type { Cause } from './model.ts';
import type { Conversion, RuleResult } from '../pipeline/result.ts';

/** One of the two states that are compared: rules, what they are converted with, and how. */
export interface ReviewSide {
  /** For people: a revision, a folder. */
  readonly name: string;
  /** The rules; each path once. */
  readonly sources: readonly Source[];
  /** Files that should hold rules and of which not even the text is known: why, by path. */
  readonly unreadable: ReadonlyMap<string, Diagnostic>;
  readonly choices: ReviewChoices;
  /** About mapping files and the like, which belong to no rule. */
  readonly diagnostics: readonly Diagnostic[];
  /** Converts some of the sources; correlations may refer to rules of the context. */
  readonly convert: (sources: readonly Source[], context: readonly Source[]) => Conversion;
  /** How a converted rule is deployed. `position` counts the rules of its file from 0. */
  readonly deploymentOf: (result: RuleResult) => Deployment | undefined;
}

/** What decides about queries besides the rules: where two sides differ, rules are affected. */
export interface ReviewChoices {
  readonly mappings: readonly Source[];
  /** Sources of filters besides those among the rules. */
  readonly filters: readonly Source[];
  readonly placeholders: readonly Source[];
  readonly settings?: Source;
  /** Everything else, such as targets: a name for people and the value. */
  readonly options: Readonly<Record<string, string>>;
}

/** The two sides, and what compares their queries. */
export interface ReviewSetup {
  readonly before: ReviewSide;
  readonly after: ReviewSide;
  /** The newer side with one mapping, list, setting or option as it is on the older side. */
  readonly without: (cause: Cause) => Promise<ReviewSide>;
  readonly compare: (before: ComparedRule, after: ComparedRule) => Promise<Comparison>;
  /** The ids of the connectors that fill a table, by its schema. */
  readonly connectors: Readonly<Record<string, readonly string[]>>;
}
