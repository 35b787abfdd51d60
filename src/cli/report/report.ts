import type { RuleResult } from '../../index.ts';
import type { Verdict } from '../../outcome/verdict.ts';
import { countVerdicts, type Counts } from '../reporters/summary.ts';
import { causesOf, decisiveFindings, type Cause } from './causes.ts';
import { fitOf, missingTables, tablesOf, type WorkspaceFit } from './workspace.ts';

/** What a run made of many rules, for people and programs. */
export interface Report {
  readonly version: 1;
  readonly tool: string;
  readonly summary: Counts;
  readonly causes: readonly Cause[];
  /** Only if the tables of the workspace are known. */
  readonly workspace?: WorkspaceFit;
  readonly rules: readonly ReportedRule[];
}

/** One line of the report. */
export interface ReportedRule {
  readonly path: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly verdict: Verdict;
  readonly target: string | null;
  /** The tables and parsers that the query reads. */
  readonly tables: readonly string[];
  /** Those that the workspace lacks. */
  readonly missing?: readonly string[];
  /** Why the verdict is not `exact`. */
  readonly reasons: readonly string[];
}

/** Sums a run up. `tables` are those of the user's workspace, if known. */
export function reportOf(
  results: readonly RuleResult[],
  toolVersion: string,
  tables?: ReadonlySet<string>,
): Report {
  return {
    version: 1,
    tool: `sigma-kql ${toolVersion}`,
    summary: countVerdicts(results),
    causes: causesOf(results),
    ...(tables === undefined ? {} : { workspace: fitOf(results, tables) }),
    rules: results.map((result) => ruleOf(result, tables)),
  };
}

function ruleOf(result: RuleResult, tables: ReadonlySet<string> | undefined): ReportedRule {
  return {
    path: result.path,
    id: result.id ?? null,
    title: result.title ?? null,
    verdict: result.verdict,
    target: result.target ?? null,
    tables: tablesOf(result),
    ...(tables === undefined ? {} : { missing: missingTables(result, tables) }),
    reasons: [...new Set(decisiveFindings(result).map(({ message }) => message))],
  };
}
