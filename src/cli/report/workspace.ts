import type { RuleResult } from '../../index.ts';

/** Which converted rules find their tables in a workspace. */
export interface WorkspaceFit {
  /** Rules whose tables are all there. */
  readonly working: number;
  /** Rules that lack a table. */
  readonly lacking: number;
  /** The tables and parsers that working rules query, the most used first. */
  readonly used: readonly { readonly table: string; readonly rules: number }[];
  /** What to connect, the most useful first: these tables together make so many further rules work. */
  readonly additions: readonly { readonly tables: readonly string[]; readonly rules: number }[];
}

/** Compares what rules query with the tables and deployed parsers of a workspace. */
export function fitOf(results: readonly RuleResult[], tables: ReadonlySet<string>): WorkspaceFit {
  let working = 0;
  const additions = new Map<string, number>();
  const used = new Map<string, number>();
  for (const result of results) {
    if (result.queries.length === 0) continue;
    const missing = missingTables(result, tables);
    if (missing.length === 0) {
      working += 1;
      for (const table of tablesOf(result)) used.set(table, (used.get(table) ?? 0) + 1);
    } else additions.set(missing.join('\0'), (additions.get(missing.join('\0')) ?? 0) + 1);
  }
  const rows = [...additions].map(([key, rules]) => ({ tables: key.split('\0'), rules }));
  return {
    working,
    used: [...used]
      .map(([table, rules]) => ({ table, rules }))
      .toSorted((a, b) => b.rules - a.rules || (a.table < b.table ? -1 : 1)),
    lacking: rows.reduce((sum, { rules }) => sum + rules, 0),
    additions: rows.toSorted((a, b) => b.rules - a.rules || (a.tables.join() < b.tables.join() ? -1 : 1)),
  };
}

/** The tables of a rule that a workspace lacks, sorted. Built-in ASIM parsers are in every workspace. */
export function missingTables(result: RuleResult, tables: ReadonlySet<string>): readonly string[] {
  return [...tablesOf(result)]
    .filter((table) => !tables.has(table) && !/^_(Im|ASim)_/.test(table))
    .toSorted();
}

function tablesOf({ queries }: RuleResult): ReadonlySet<string> {
  return new Set(queries.flatMap(({ table }) => table.split(', ')));
}
