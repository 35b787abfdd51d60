import type { LogEvent, WindowsEvent } from '../../src/events/index.ts';
import { createConverter, type ConverterOptions, type RuleResult } from '../../src/index.ts';
import type { RunnableQuery } from '../../src/backend/verifier.ts';
import { matches } from '../support/sigma/evaluate.ts';
import { readReplays, type Replay } from './corpus.ts';
import { changesOf, sigmaValues } from './changes.ts';

/** What one setting does with the regression cases. */
export interface Figures {
  /** Rules without a query for this setting. */
  readonly refused: number;
  /** Rules whose events have no row in the table of the query. */
  readonly withoutRow: number;
  /** By the maker of the rows: for how many rules there are such rows, and for how many the query finds enough. */
  readonly rows: Readonly<Record<string, { readonly cases: number; readonly found: number }>>;
  /** Rows of changed events for which the rule is false, and how many of those queries find all the same. */
  readonly nearMisses: { readonly exact: Counted; readonly approximate: Counted };
}

/** Rows that were tried and rows that were found. */
export interface Counted {
  readonly rows: number;
  readonly found: number;
}

/** Figures, and the cases behind them. */
export interface Replayed {
  readonly figures: Figures;
  /** `maker of the rows: case`. */
  readonly misses: readonly string[];
  /** Cases that find a near miss although no diagnostic says that the query is wider. */
  readonly unannounced: readonly string[];
}

/** Converts the rules of all cases with some options and runs them on their events and on near misses. */
export async function replay(options: Partial<ConverterOptions>): Promise<Replayed> {
  const { converter } = await createConverter(options);
  if (converter === undefined) throw new Error('no converter');
  const verifier = await converter.loadVerifier();
  const replays = readReplays();
  const { results } = converter.convertAll(replays.flatMap(({ rule }) => rule ?? []));
  const tally = new Tally();
  for (const result of results) {
    const found = replays.find(({ ruleId }) => ruleId === result.id);
    if (found === undefined) throw new Error(`no case for ${result.path}`);
    const [query] = result.queries;
    if (result.mapped?.kind !== 'rule' || query === undefined) tally.refused += 1;
    else tally.add(found, result, verifier.open(result.mapped, query.kql));
  }
  return tally.replayed();
}

class Tally {
  refused = 0;
  #withoutRow = 0;
  readonly #rows = new Map<string, { cases: number; found: number }>();
  readonly #nearMisses = { exact: { rows: 0, found: 0 }, approximate: { rows: 0, found: 0 } };
  readonly #misses: string[] = [];
  readonly #unannounced: string[] = [];

  add({ name, events, matchCount }: Replay, result: RuleResult, query: RunnableQuery): void {
    const counts = new Map<string, number>();
    for (const { source, isMatch } of events.flatMap((event) => query.check(event))) {
      counts.set(source, (counts.get(source) ?? 0) + (isMatch ? 1 : 0));
    }
    if (counts.size === 0) this.#withoutRow += 1;
    for (const [source, count] of counts) {
      const row = this.#rows.get(source) ?? { cases: 0, found: 0 };
      this.#rows.set(source, row);
      row.cases += 1;
      if (count >= matchCount) row.found += 1;
      else this.#misses.push(`${source}: ${name.slice(name.lastIndexOf('/') + 1)}`);
    }
    for (const event of nearMissesOf(events, result)) this.#addNearMiss(event, result, query, name);
  }

  #addNearMiss(event: LogEvent, result: RuleResult, query: RunnableQuery, name: string): void {
    const verdict = result.verdict === 'exact' ? 'exact' : 'approximate';
    const rows = query.check(event);
    const found = rows.filter(({ isMatch }) => isMatch);
    this.#nearMisses[verdict].rows += rows.length;
    this.#nearMisses[verdict].found += found.length;
    const isAnnounced = result.diagnostics.some(({ effect }) => effect === 'wider' || effect === 'different');
    if (found.length > 0 && !isAnnounced) {
      this.#unannounced.push(`${found.map(({ source }) => source).join('; ')}: ${name}`);
    }
  }

  replayed(): Replayed {
    const rows = [...this.#rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return {
      figures: {
        refused: this.refused,
        withoutRow: this.#withoutRow,
        rows: Object.fromEntries(rows),
        nearMisses: this.#nearMisses,
      },
      misses: this.#misses.toSorted(),
      unannounced: [...new Set(this.#unannounced)].toSorted(),
    };
  }
}

/** Events of a case with one value changed, and its other events, as far as the rule does not match them. */
function nearMissesOf(events: readonly LogEvent[], { mapped }: RuleResult): readonly WindowsEvent[] {
  if (mapped?.kind !== 'rule') return [];
  const { condition } = mapped.rule;
  const windows = events.filter((event) => event.kind === 'windows');
  const others = windows.filter((event) => !matches(condition, sigmaValues(event)));
  const changed = windows
    .filter((event) => matches(condition, sigmaValues(event)))
    .flatMap((event) => changesOf(event, condition))
    .filter((event) => !matches(condition, sigmaValues(event)));
  return [...others, ...changed];
}
