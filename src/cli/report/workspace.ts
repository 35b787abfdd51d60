import type { RuleResult, TableRead } from '../../index.ts';

/** Which converted rules find their tables in a workspace. */
export interface WorkspaceFit {
  /** Rules whose tables are all there. */
  readonly working: number;
  /** Rules that lack a table. */
  readonly lacking: number;
  /** The tables and parsers that working rules query, the most used first. */
  readonly used: readonly { readonly table: string; readonly rules: number }[];
  /** What to connect, the most useful first. */
  readonly additions: readonly Addition[];
}

/** What would make so many further rules work. */
export interface Addition {
  /** The tables and parsers that the queries of these rules lack. */
  readonly tables: readonly string[];
  /** The same with the tables that would do for each parser: one of them is enough. */
  readonly needs: readonly TableRead[];
  readonly rules: number;
}

/** Compares what rules query with the tables of a workspace, which may list parsers that somebody deployed. */
export function fitOf(results: readonly RuleResult[], tables: ReadonlySet<string>): WorkspaceFit {
  let working = 0;
  const additions = new Map<string, Addition>();
  const used = new Map<string, number>();
  for (const result of results) {
    if (result.queries.length === 0) continue;
    const needs = missingReads(result, tables);
    if (needs.length === 0) {
      working += 1;
      for (const table of tablesOf(result)) used.set(table, (used.get(table) ?? 0) + 1);
    } else {
      const key = JSON.stringify(needs);
      const rules = (additions.get(key)?.rules ?? 0) + 1;
      additions.set(key, { tables: namesOf(needs), needs, rules });
    }
  }
  const rows = [...additions].toSorted(([x, a], [y, b]) => b.rules - a.rules || (x < y ? -1 : 1));
  return {
    working,
    lacking: rows.reduce((sum, [, { rules }]) => sum + rules, 0),
    used: [...used]
      .map(([table, rules]) => ({ table, rules }))
      .toSorted((a, b) => b.rules - a.rules || (a.table < b.table ? -1 : 1)),
    additions: rows.map(([, addition]) => addition),
  };
}

/** The tables and parsers of a rule that a workspace lacks, sorted. */
export function missingTables(result: RuleResult, tables: ReadonlySet<string>): readonly string[] {
  return namesOf(missingReads(result, tables));
}

/** The tables and parsers that a rule queries, each once. */
export function tablesOf({ reads = [] }: RuleResult): readonly string[] {
  return [...new Set(reads.map(({ table }) => table))];
}

/**
 * A parser returns events where one of the tables is that it makes them of. Of a parser whose tables nobody named it is
 * only known that those that are built in are in every workspace.
 */
function missingReads({ reads = [] }: RuleResult, tables: ReadonlySet<string>): readonly TableRead[] {
  return reads
    .filter(({ table, sources }) => {
      if (tables.has(table)) return false;
      return sources === undefined ? !/^_(Im|ASim)_/.test(table) : !sources.some((name) => tables.has(name));
    })
    .toSorted((a, b) => (a.table < b.table ? -1 : 1));
}

function namesOf(reads: readonly TableRead[]): readonly string[] {
  return [...new Set(reads.map(({ table }) => table))];
}
