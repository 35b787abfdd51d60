import { UnrunnableQuery, type RunnableQuery, type Verifier } from '../backend/verifier.ts';
import type { ComparedRule } from './compared-rule.ts';
import type { Witness } from './model.ts';
import type { Row } from './row.ts';
import type { OpaqueTest } from './tests.ts';

/**
 * What became of a row that was found: it is a witness, nothing could run it, or the queries say otherwise.
 * `needsLookup`: a list that is looked up has to hold the right things for it.
 */
export type Verification =
  | { readonly kind: 'shown'; readonly witness: Witness }
  | { readonly kind: 'unshown'; readonly reason: string; readonly needsLookup: boolean }
  | { readonly kind: 'refuted'; readonly reason: string };

/** Runs rows through both queries of a pair. */
export class WitnessCheck {
  readonly #before: ComparedRule;
  readonly #after: ComparedRule;
  readonly #verifier: Verifier | undefined;
  #opened:
    { readonly before: readonly RunnableQuery[]; readonly after: readonly RunnableQuery[] } | undefined;

  constructor(before: ComparedRule, after: ComparedRule, verifier: Verifier | undefined) {
    this.#before = before;
    this.#after = after;
    this.#verifier = verifier;
  }

  /** Whether exactly the query of `foundBy` finds a row of a table. `opaque` are tests that the row relies on. */
  verify(foundBy: Witness['foundBy'], table: string, row: Row, opaque: readonly OpaqueTest[]): Verification {
    const guessed = opaque.find(({ isLookup }) => !isLookup);
    const lookup = opaque.find(({ isLookup }) => isLookup);
    if (this.#verifier === undefined) {
      if (guessed !== undefined) return { kind: 'refuted', reason: guessed.reason };
      return unshown(lookup, 'No events were run through the queries.');
    }
    try {
      return this.#run(this.#verifier, foundBy, table, row);
    } catch (error) {
      if (!(error instanceof UnrunnableQuery)) throw error;
      if (guessed !== undefined) return { kind: 'refuted', reason: guessed.reason };
      return unshown(lookup, `A query can't be run offline: ${error.message}`);
    }
  }

  #run(verifier: Verifier, foundBy: Witness['foundBy'], table: string, row: Row): Verification {
    const { before, after } = (this.#opened ??= {
      before: open(verifier, this.#before),
      after: open(verifier, this.#after),
    });
    // A row whose columns don't tell its table has to say it.
    for (const fields of [row, { ...row, Type: table }]) {
      const [isBefore, isAfter] = [finds(before, fields, this.#before), finds(after, fields, this.#after)];
      if (isBefore === undefined || isAfter === undefined) continue;
      if (isBefore !== isAfter && isBefore === (foundBy === 'before')) {
        return { kind: 'shown', witness: { foundBy, table, row: fields } };
      }
      break;
    }
    return {
      kind: 'refuted',
      reason: 'An event that should tell the queries apart does not do so when they are run.',
    };
  }
}

function unshown(lookup: OpaqueTest | undefined, reason: string): Verification {
  return { kind: 'unshown', reason: lookup?.reason ?? reason, needsLookup: lookup !== undefined };
}

function open(verifier: Verifier, { mapped, queries }: ComparedRule): readonly RunnableQuery[] {
  return queries.map(({ kql }) => verifier.open(mapped, kql));
}

/** Whether one of the queries finds a row; undefined if it is no row of their table. */
function finds(
  queries: readonly RunnableQuery[],
  fields: Row,
  { mapped }: ComparedRule,
): boolean | undefined {
  const verdicts = queries.flatMap((query) =>
    query.check({ kind: 'record', fields, span: mapped.rule.span }).filter(({ source }) => source === 'row'),
  );
  return verdicts.length === 0 ? undefined : verdicts.some(({ isMatch }) => isMatch);
}
