import fc from 'fast-check';
import { expect } from 'vitest';
import type { KqlExpression, Query } from '../../../../../backends/kql/ast.ts';
import { compileQuery, rowOfRecord } from '../../../../../backends/kql/evaluate/index.ts';
import { print } from '../../../../../backends/kql/print.ts';
import type { SchemaCatalog } from '../../../../../src/schema/index.ts';
import { kusto } from '../../../../support/kusto.ts';

/** Values of the columns of a row. */
export type Row = Readonly<Record<string, unknown>>;

/** A table or parser and how to draw predicates and rows for it. */
export interface Subject {
  readonly catalog: SchemaCatalog;
  /** The query without its predicate, which goes last. */
  readonly query: (predicate: KqlExpression) => Query;
  readonly predicate: fc.Arbitrary<KqlExpression>;
  /** Rows that have to do with the texts of a predicate. */
  readonly row: (literals: readonly string[]) => fc.Arbitrary<Row>;
}

/** How often a pass had something to do, and how often the rows could have shown a mistake. */
export interface Coverage {
  readonly changed: number;
  /** Of the changed queries, those that some rows pass and others do not. */
  readonly telling: number;
}

/**
 * Asserts that queries return the same rows before and after `pass`, as the official parser reads
 * them and the evaluator runs them.
 */
export function assertSameRows(pass: (query: Query) => Query, subject: Subject, numRuns: number): Coverage {
  const coverage = { changed: 0, telling: 0 };
  const drawn = subject.predicate.chain((predicate) =>
    fc.tuple(
      fc.constant(predicate),
      fc.array(subject.row(literalsOf(predicate)), { minLength: 25, maxLength: 25 }),
    ),
  );
  fc.assert(
    fc.property(drawn, ([predicate, records]) => {
      const before = subject.query(predicate);
      const after = pass(before);
      const [plain, rewritten] = [print(before, 'compact'), print(after, 'pretty')];
      if (print(after, 'compact') === plain) return;
      coverage.changed += 1;
      // Checking types takes most of the time; it is enough to do it for the result.
      const found = idsFound(plain, records, subject, 'syntax');
      if (found.length > 0 && found.length < records.length) coverage.telling += 1;
      expect({ query: rewritten, rows: idsFound(rewritten, records, subject, 'types') }).toEqual({
        query: rewritten,
        rows: found,
      });
    }),
    { numRuns, seed: 20_261_121 },
  );
  return coverage;
}

/** Every text that a predicate names; of a regex a text that it may match. */
function literalsOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(literalsOf);
  if (!('kind' in node && 'value' in node && typeof node.value === 'string')) return inner;
  return [node.kind === 'regex' ? matched(node.value) : node.value, ...inner];
}

function matched(regex: string): string {
  return regex.replace(/^\(\?\w+\)|\.\*|[$^]/g, '').replace(/\\(.)/gs, '$1');
}

function idsFound(
  query: string,
  records: readonly Row[],
  { catalog }: Subject,
  check: 'types' | 'syntax',
): readonly unknown[] {
  const compiled = compileQuery(kusto, query, catalog, { check });
  const tables = new Map(
    [...catalog.tables, ...catalog.functions].map(([name, { columns }]) => [
      name,
      records.map((record, id) => rowOfRecord(columns, { ...record, Id: String(id) })),
    ]),
  );
  const position = compiled.columns.findIndex(({ name }) => name === 'Id');
  return compiled.run(tables).map((row) => row[position]);
}
