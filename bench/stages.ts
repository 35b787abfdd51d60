import { Bench } from 'tinybench';
import { parseAllDocuments } from 'yaml';
import { Diagnostics, type Source } from '../src/diagnostics/index.ts';
import { createConverter } from '../src/index.ts';
import { lowerDetection } from '../src/lower/index.ts';
import { parseDocuments } from '../src/parse/index.ts';
import { ratiosOf, type Ratios } from './ratio.ts';

/** Each stage over all rules, together with the stages before it. The first line is the `yaml` library alone. */
export async function measureStages(sources: readonly Source[]): Promise<Ratios> {
  const { converter } = await createConverter({});
  if (converter === undefined) throw new Error('the shipped mappings can not be loaded');
  const bench = new Bench({ time: 2000, iterations: 3, warmupIterations: 1, warmupTime: 200 });
  bench.add('yaml alone', () => {
    for (const { text } of sources) parseAllDocuments(text);
  });
  bench.add('parse', () => {
    for (const source of sources) parseDocuments(source, new Diagnostics());
  });
  bench.add('parse, lower', () => {
    for (const source of sources) lowerAll(source);
  });
  bench.add('convert', () => {
    converter.convertAll(sources);
  });
  return ratiosOf(bench);
}

function lowerAll(source: Source): void {
  const diagnostics = new Diagnostics();
  for (const document of parseDocuments(source, diagnostics)) {
    if (document.kind === 'detection') lowerDetection(document, diagnostics, {});
  }
}
