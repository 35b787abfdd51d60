import type { LogEvent } from '../../../src/events/index.ts';
import type { MappedCorrelation, MappedRule } from '../../../src/ir/index.ts';
import type { SchemaCatalog } from '../../../src/schema/index.ts';
import { UnrunnableQuery, type LoadedVerifier, type RunnableQuery } from '../../../src/backend/verifier.ts';
import { compileQuery, InvalidKql, UnsupportedKql, type CompiledQuery, type Row } from '../evaluate/index.ts';
import type { Kusto } from '../kusto/index.ts';
import { explainedParts, type QueryWriter, type ExplainedPart } from './explain.ts';
import { EventPlacer } from './place-events.ts';

/**
 * Runs emitted queries over the rows that events become, with the official parser and the evaluator. A query is compiled
 * when the first event has a row for it.
 */
export function createVerifier(
  kusto: Kusto,
  catalog: SchemaCatalog,
  writer: QueryWriter,
  check: 'types' | 'syntax' = 'types',
): LoadedVerifier {
  const placer = new EventPlacer(catalog);
  return {
    open: (mapped, query, map) => {
      const compiled = once(() => refusing(() => compileQuery(kusto, query, catalog, { check })));
      if (mapped.kind === 'correlation') return openCorrelation(mapped, compiled, placer);
      return openRule(mapped, compiled, placer, () =>
        refusing(() => explainedParts(mapped, map && { text: query, map }, writer, { kusto, catalog })),
      );
    },
    trusting: () => createVerifier(kusto, catalog, writer, 'syntax'),
  };
}

function openRule(
  rule: MappedRule,
  compiled: () => CompiledQuery,
  placer: EventPlacer,
  explained: () => readonly ExplainedPart[],
): RunnableQuery {
  const parts = once(explained);
  const matches = (rows: readonly Row[]): number =>
    rows.length === 0 ? 0 : refusing(() => compiled().run(new Map([[rule.table.name, rows]])).length);
  return {
    check: (event) =>
      placer
        .place(event, rule)
        .map(({ source, origin, row }) => ({ source, origin, isMatch: matches([row]) > 0 })),
    reads: (event) => placer.place(event, rule).length > 0,
    count: (events) => matches(events.flatMap((event) => placer.place(event, rule).map(({ row }) => row))),
    explain: (event) =>
      placer.place(event, rule).map(({ source, origin, row }) => ({
        source,
        origin,
        isMatch: matches([row]) > 0,
        tests: parts().map(({ isMet, ...part }) => ({ ...part, holds: isMet(row) })),
      })),
  };
}

/** The events of every base rule are in one database, as the query sees them in a workspace. */
function openCorrelation(
  correlation: MappedCorrelation,
  compiled: () => CompiledQuery,
  placer: EventPlacer,
): RunnableQuery {
  const bases = basesOf(correlation);
  return {
    check: () => [],
    explain: () => [],
    reads: (event) => bases.some((base) => placer.place(event, base).length > 0),
    count: (events) => refusing(() => compiled().run(tablesOf(bases, events, placer)).length),
  };
}

function tablesOf(
  bases: readonly MappedRule[],
  events: readonly LogEvent[],
  placer: EventPlacer,
): ReadonlyMap<string, readonly Row[]> {
  const tables = new Map<string, readonly Row[]>();
  for (const base of bases) {
    if (tables.has(base.table.name)) continue;
    // One row per event: rows of several parsers would count an event more than once.
    const rows = events.flatMap((event) => placer.place(event, base).slice(0, 1));
    tables.set(
      base.table.name,
      rows.map(({ row }) => row),
    );
  }
  return tables;
}

function basesOf({ bases }: MappedCorrelation): readonly MappedRule[] {
  return bases.flatMap((base) => (base.kind === 'events' ? [base.events] : basesOf(base.correlation)));
}

function refusing<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof UnsupportedKql || error instanceof InvalidKql)
      throw new UnrunnableQuery(error.message);
    throw error;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
