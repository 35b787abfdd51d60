import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { lowerDetection } from '../../src/lower/index.ts';
import { parseDocuments } from '../../src/parse/index.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const isAbsent = !existsSync(corpus);

it.skipIf(isAbsent)(
  `every public rule is understood${isAbsent ? ' (skipped: no corpus beside the repository)' : ''}`,
  () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /^rules.*\.ya?ml$/.test(path),
    );
    const failures: string[] = [];
    let understood = 0;
    for (const path of files) {
      const diagnostics = new Diagnostics();
      for (const document of parseDocuments(
        { path, text: readFileSync(join(corpus, path), 'utf8') },
        diagnostics,
      )) {
        if (document.kind === 'detection' && lowerDetection(document, diagnostics, { placeholders: 'keep' }))
          understood += 1;
      }
      failures.push(
        ...diagnostics.list
          .filter(({ severity }) => severity === 'error')
          .map(({ code }) => `${path}: ${code}`),
      );
    }
    expect(failures).toEqual([]);
    expect(understood).toBeGreaterThanOrEqual(2_500);
  },
);
