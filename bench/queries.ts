import { Bench } from 'tinybench';
import { printQuery } from '../backends/kql/printed.ts';
import { queryOf } from '../backends/kql/query.ts';
import { Diagnostics, type Source } from '../src/diagnostics/index.ts';
import { createConverter } from '../src/index.ts';
import { parseDocuments } from '../src/parse/index.ts';
import { ratiosOf, type Ratios } from './ratio.ts';

/** Making the queries of rules that are mapped already. The first line parses the same rules, YAML included. */
export async function measureQueries(sources: readonly Source[]): Promise<Ratios> {
  const { converter } = await createConverter({});
  if (converter === undefined) throw new Error('the shipped mappings can not be loaded');
  const mapped = converter.convertAll(sources).results.flatMap((result) => result.mapped ?? []);
  const bench = new Bench({ time: 2000, iterations: 3, warmupIterations: 1, warmupTime: 200 });
  bench.add('parse', () => {
    for (const source of sources) parseDocuments(source, new Diagnostics());
  });
  bench.add('emit, print', () => {
    for (const rule of mapped) printQuery(queryOf(rule), 'pretty', {});
  });
  bench.add('emit, optimise, print', () => {
    for (const rule of mapped) printQuery(queryOf(rule), 'pretty', { optimize: true });
  });
  return ratiosOf(bench);
}
